import type { Json, RecordRow, Values } from '../types'
import { same } from '../values/same'

export type Side = 'mine' | 'theirs'

/** A field that both saw differently. `side` is the choice so far; null where the person must choose. */
export interface Clash {
  field: string
  base: Json
  mine: Json
  theirs: Json
  kind: 'both' | 'theirs' | 'mine'
  side: Side | null
}

/**
 * Put my unsaved changes beside theirs. What only one of us touched keeps that value; what both changed to
 * different values waits for a choice; what both changed to the same value is no clash.
 */
export const clashes = (base: Values, mine: Values, current: RecordRow, touched: readonly string[]): Clash[] => {
  const names = new Set([...touched, ...Object.keys(mine)])
  return [...names].flatMap((field): Clash[] => {
    const before = base[field] ?? null
    const ours = field in mine ? (mine[field] ?? null) : before
    const theirs = field in current.values ? (current.values[field] ?? null) : before
    const [iDid, theyDid] = [!same(before, ours), !same(before, theirs)]
    if (same(ours, theirs) || (!iDid && !theyDid)) return []
    const kind = iDid && theyDid ? 'both' : iDid ? 'mine' : 'theirs'
    return [{ field, base: before, mine: ours, theirs, kind, side: kind === 'both' ? null : kind }]
  })
}

/** How many fields still wait for a choice. */
export const undecided = (all: readonly Clash[]): number => all.filter((clash) => clash.side === null).length

/** What to save over the current version: my side where it was chosen. */
export const resolved = (all: readonly Clash[]): Values =>
  Object.fromEntries(all.filter((clash) => clash.side === 'mine').map((clash) => [clash.field, clash.mine]))
