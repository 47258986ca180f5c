import type { To } from '../document'

export const PEOPLE_KINDS = ['post', 'relation', 'role', 'field', 'person'] as const
export type PeopleKind = (typeof PEOPLE_KINDS)[number]

/** People of a kind, before it is said who exactly. */
export function peopleOf(kind: string): To {
  switch (kind) {
    case 'relation': return { relation: 'supervisor', of: 'initiator' }
    case 'person': return { person: [] }
    default: return {}
  }
}

/** By what people are named here. */
export const kindOf = (to: To): PeopleKind => PEOPLE_KINDS.find((kind) => to[kind] !== undefined) ?? 'post'
