import { expect, test } from 'vitest'
import { createDocumentStore, type Command } from '..'
import { dice } from './random'

const RUNS = 40
const STEPS = 60
const PATIENCE = 30_000

/** A kind of document with everything people can do to it, and what is true of it after each command. */
export type Story<Doc> = {
  of: string
  start: () => Doc
  any: (doc: Doc, random: ReturnType<typeof dice>) => Command<Doc>
  whole: (doc: Doc, why: string) => void
}

/** A document whose parts refuse to be changed in place. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

/** What every kind of document promises, over commands drawn at random. */
export function keepsItsPromises<Doc>({ of, start, any, whole }: Story<Doc>) {
  test(`after any sequence of commands ${of} is whole`, () => {
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const random = dice(seed)
      let doc = frozen(start())
      for (let step = 0; step < STEPS; step += 1) {
        const command = any(doc, random)
        doc = frozen(command.apply(doc))
        const why = `seed ${seed}, step ${step}, ${command.name}`
        whole(doc, why)
        expect(JSON.parse(JSON.stringify(doc)), why).toEqual(doc)
      }
    }
  }, PATIENCE)

  test(`undoing everything gives the first document of ${of} back, redoing everything the last`, () => {
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

  test(`one command and its undo are no change to ${of}, wherever they happen`, () => {
    const random = dice(7)
    const store = createDocumentStore(frozen(start()), () => 0)
    for (let step = 0; step < 1500; step += 1) {
      const before = store.getState().doc
      const command = any(before, random)
      if (!store.getState().run({ name: command.name, apply: command.apply })) continue
      store.getState().undo()
      expect(store.getState().doc, command.name).toBe(before)
      store.getState().redo()
    }
  }, PATIENCE)
}
