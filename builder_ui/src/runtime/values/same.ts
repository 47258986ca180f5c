import type { Json, Values } from '../types'

/** Two travelling values are the same; an absent one is null. */
export const same = (one: Json | undefined, other: Json | undefined): boolean =>
  one === other || (one ?? null) === (other ?? null) || JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** The values that differ from what they were. */
export const changed = (now: Values, before: Values): Values =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => !same(value, before[name])))
