import { expect, test } from 'vitest'
import { createDocumentStore, type Command } from '@/document'
import { dice } from '@/document/tests/random'
import type { CardBody, TableBody } from '..'
import { anyCardCommand, anyTableCommand, card, table } from './random'

const RUNS = 40
const STEPS = 60
const PATIENCE = 30_000

/** A document whose parts refuse to be changed in place. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

const expectUnique = (uids: readonly string[], why: string) => expect(new Set(uids).size, why).toBe(uids.length)

/** What is true of a table after every command. */
function expectWholeTable(doc: TableBody, why: string) {
  expectUnique([...doc.rows, ...doc.inputs, ...doc.outputs, ...(doc.cases ?? [])].map(({ uid }) => uid), why)
  expect(doc.rows.every(({ when, then }) => when.length === doc.inputs.length && then.length === doc.outputs.length), why).toBe(true)
  expect(doc.outputs.length, why).toBeGreaterThan(0)
  expect(doc.aggregation === undefined || doc.hit_policy === 'collect', why).toBe(true)
  expect(JSON.parse(JSON.stringify(doc)), why).toEqual(doc)
}

function expectWholeCard(doc: CardBody, why: string) {
  expectUnique(doc.characteristics.flatMap(({ uid, bins }) => [uid, ...bins.map((bin) => bin.uid)]), why)
  expect(JSON.parse(JSON.stringify(doc)), why).toEqual(doc)
}

const stories = [
  { of: 'a table', start: table, any: anyTableCommand, whole: expectWholeTable },
  { of: 'a score card', start: card, any: anyCardCommand, whole: expectWholeCard },
] as { of: string; start: () => TableBody; any: typeof anyTableCommand; whole: typeof expectWholeTable }[]

test.each(stories)('after any commands $of is whole: every row has every cell, identities are unique', ({ start, any, whole }) => {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const random = dice(seed)
    let doc = frozen(start())
    for (let step = 0; step < STEPS; step += 1) {
      const command: Command<TableBody> = any(doc, random)
      doc = frozen(command.apply(doc))
      whole(doc, `seed ${seed}, step ${step}, ${command.name}`)
    }
  }
}, PATIENCE)

test.each(stories)('undoing everything gives the first document of $of back, redoing everything the last', ({ start, any }) => {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const random = dice(seed)
    let time = 0
    const first = frozen(start())
    const store = createDocumentStore(first, () => (time += random.below(3000)))
    for (let step = 0; step < STEPS; step += 1) store.getState().run(any(store.getState().doc, random))
    const last = store.getState().doc
    const steps = store.getState().past.length
    for (let step = 0; step < steps; step += 1) store.getState().undo()
    expect(store.getState().doc, `seed ${seed}`).toBe(first)
    for (let step = 0; step < steps; step += 1) store.getState().redo()
    expect(store.getState().doc, `seed ${seed}`).toBe(last)
  }
}, PATIENCE)

test.each(stories)('one command and its undo are no change to $of', ({ start, any }) => {
  const random = dice(11)
  const store = createDocumentStore(frozen(start()), () => 0)
  for (let step = 0; step < 1000; step += 1) {
    const before = store.getState().doc
    const command = any(before, random)
    if (!store.getState().run({ name: command.name, apply: command.apply })) continue
    store.getState().undo()
    expect(store.getState().doc, command.name).toBe(before)
    store.getState().redo()
  }
}, PATIENCE)
