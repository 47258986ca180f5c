import type { Beside } from '@/document'
import { putBack, takeOut, type Touched } from './api'

/** Several acts as one: of a definition touched twice, how it was first and what it is at last. */
export function together(acts: readonly (readonly Touched[])[]): Touched[] {
  const all = new Map<string, Touched>()
  for (const each of acts.flat()) {
    const key = `${each.kind} ${each.name}`
    const first = all.get(key)
    all.set(key, first ? { ...first, revision: each.revision } : each)
  }
  return [...all.values()]
}

/** Take parts out of the lists of others, one after the other. */
export async function takeAllOut(app: string, kind: Parameters<typeof takeOut>[1], name: string, parts: readonly string[]): Promise<Touched[]> {
  const acts: Touched[][] = []
  for (const part of parts) acts.push(await takeOut(app, kind, name, part))
  return together(acts)
}

/** What was done elsewhere beside a step of undo: each way is the other undone. */
export function besideOf(app: string, touched: readonly Touched[], after: () => void, failed: (error: unknown) => void): Beside {
  let present: Promise<readonly Touched[]> = Promise.resolve(touched)
  const turn = () => {
    present = present.then(async (now) => {
      const { touched: next } = await putBack(app, now)
      after()
      return next
    }).catch((error: unknown) => {
      failed(error)
      return []
    })
  }
  return { undo: turn, redo: turn }
}
