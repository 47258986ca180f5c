import { dayOf } from '@/kit/format'
import type { Unit } from './types'

/** A unit with the units right below it. */
export interface Branch {
  unit: Unit
  below: Branch[]
}

/** The tree the units make by their parents; one whose parent is not there stands at the top. */
export const tree = (units: readonly Unit[]): Branch[] => {
  const known = new Set(units.map((unit) => unit.id))
  const under = new Map<string | null, Unit[]>()
  for (const unit of units) {
    const parent = unit.parent !== null && known.has(unit.parent) ? unit.parent : null
    under.set(parent, [...(under.get(parent) ?? []), unit])
  }
  const grow = (parent: string | null, seen: ReadonlySet<string>): Branch[] =>
    (under.get(parent) ?? []).filter((unit) => !seen.has(unit.id)).map((unit) => ({ unit, below: grow(unit.id, new Set([...seen, unit.id])) }))
  return grow(null, new Set())
}

/** The unit is open on a day: today on the bank's clock. */
export const isOpen = (unit: Unit, day: string = dayOf(new Date().toISOString())): boolean => unit.valid_to === null || unit.valid_to > day

/** Kinds that may stand right below a kind. */
export const kindsBelow = (kind: Unit['kind'] | undefined): Unit['kind'][] => {
  switch (kind) {
    case undefined: return ['head_office']
    case 'head_office': return ['branch', 'sub_branch', 'team']
    case 'branch': return ['sub_branch', 'team']
    case 'sub_branch': return ['team']
    case 'team': return []
  }
}
