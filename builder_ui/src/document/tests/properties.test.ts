import { expect, test } from 'vitest'
import { createDocumentStore, GRID, type FormBody } from '..'
import { anyCommand, dice, form } from './random'

const RUNS = 40
const PATIENCE = 30_000
const STEPS = 60

const start = () => form([['number', 'customer', 'level', 'amount'], ['reason'], []])

/** What is true of a form after every command. */
function expectWhole(doc: FormBody, why: string) {
  const names = doc.fields.map((each) => each.name)
  const placed = doc.layout.flatMap((section) => section.children.map((child) => child.field))
  const uids = [...doc.fields, ...doc.layout].map((each) => each.uid)
  expect(new Set(names).size, why).toBe(names.length)
  expect(new Set(uids).size, why).toBe(uids.length)
  expect([...placed].sort(), why).toEqual([...names].sort())
  expect(doc.layout.every((s) => s.children.every((c) => c.width >= 1 && c.width <= GRID)), why).toBe(true)
  expect(doc.title_field === undefined || names.includes(doc.title_field), why).toBe(true)
  expect(JSON.parse(JSON.stringify(doc)), why).toEqual(doc)
}

/** A document whose parts refuse to be changed in place. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

test('after any sequence of commands every field is placed once, and names and identities are unique', () => {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const random = dice(seed)
    let doc = frozen(start())
    for (let step = 0; step < STEPS; step += 1) {
      const command = anyCommand(doc, random)
      doc = frozen(command.apply(doc))
      expectWhole(doc, `seed ${seed}, step ${step}, ${command.name}`)
    }
  }
}, PATIENCE)

test('undoing everything gives the first document back, redoing everything the last', () => {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const random = dice(seed)
    let time = 0
    const first = frozen(start())
    const store = createDocumentStore(first, () => (time += random.below(3000)))
    for (let step = 0; step < STEPS; step += 1) store.getState().run(anyCommand(store.getState().doc, random))
    const last = store.getState().doc
    const steps = store.getState().past.length
    for (let step = 0; step < steps; step += 1) store.getState().undo()
    expect(store.getState().doc, `seed ${seed}`).toBe(first)
    for (let step = 0; step < steps; step += 1) store.getState().redo()
    expect(store.getState().doc, `seed ${seed}`).toBe(last)
  }
}, PATIENCE)

test('one command and its undo are no change, wherever they happen', () => {
  const random = dice(7)
  const store = createDocumentStore(frozen(start()), () => 0)
  for (let step = 0; step < 1500; step += 1) {
    const before = store.getState().doc
    const command = anyCommand(before, random)
    if (store.getState().run({ name: command.name, apply: command.apply })) {
      store.getState().undo()
      expect(store.getState().doc, command.name).toBe(before)
      store.getState().redo()
    }
  }
}, PATIENCE)
