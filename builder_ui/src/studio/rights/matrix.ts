import { newUid } from '@/document'
import type { Label } from '@/i18n'
import type { FieldGrant, Write } from '../bodies'

/** What is seen of a field, as one choice: masked, and masked but shown in clear for a reason, are two of them. */
export const SEEN = ['hidden', 'masked', 'on_request', 'clear'] as const
export type Seen = (typeof SEEN)[number]
export const WRITTEN = ['never', 'when_creating', 'always'] as const

/** A row: a field of the form, or `*` for all that have no line of their own. */
export interface MatrixField {
  readonly name: string
  readonly label: Label
  readonly sensitivity?: string
  /** Falls under `*` in a grant: neither sensitive nor worked out. */
  readonly plain: boolean
}

/** A column: one grant, or one denial, of one role on the form. */
export interface MatrixColumn {
  readonly id: string
  readonly denies: boolean
  readonly entries: readonly FieldGrant[]
}

export interface Right {
  readonly seen: Seen
  readonly write: Write
  /** Said for the field itself, given by `*`, or not said at all. */
  readonly from: 'own' | 'star' | 'none'
}

const seenOf = ({ see, unmask }: FieldGrant): Seen => (see === 'masked' && unmask ? 'on_request' : see)

/** Rights by field of one column, looked up in one step. */
export function rightsOf({ entries, denies }: Pick<MatrixColumn, 'entries' | 'denies'>): (field: MatrixField) => Right {
  const named = new Map(entries.map((entry) => [entry.field, entry]))
  const star = named.get('*')
  // what no grant names is closed; what no denial names is left as it is
  const nothing: Right = denies ? { seen: 'clear', write: 'always', from: 'none' } : { seen: 'hidden', write: 'never', from: 'none' }
  return (field) => {
    const own = named.get(field.name)
    if (own) return { seen: seenOf(own), write: own.write, from: 'own' }
    return star && (denies || field.plain) ? { seen: seenOf(star), write: star.write, from: 'star' } : nothing
  }
}

/** What may be chosen: nobody is shown C3 in clear on request, and a denial gives nothing on request. */
export const allowed = (field: MatrixField, denies: boolean, seen: Seen): boolean => seen !== 'on_request' || (!denies && field.sensitivity !== 'C3')

export type Setting = { readonly seen: Seen } | { readonly write: Write } | { readonly seen: Seen; readonly write: Write } | 'inherit'

const entryOf = (field: string, uid: string | undefined, { seen, write }: Pick<Right, 'seen' | 'write'>): FieldGrant =>
  ({ uid: uid ?? newUid(), field, see: seen === 'on_request' ? 'masked' : seen, write, ...(seen === 'on_request' ? { unmask: true } : {}) })

/** The lines of a column with a setting made for each of some fields. The line for all others stays last, as it is read. */
export function withRights(column: MatrixColumn, settings: ReadonlyMap<MatrixField, Setting>): readonly FieldGrant[] {
  const rightOf = rightsOf(column)
  const next = new Map(column.entries.map((entry) => [entry.field, entry]))
  for (const [field, setting] of settings) {
    if (setting === 'inherit') {
      next.delete(field.name)
      continue
    }
    const before = rightOf(field)
    const wished = { ...before, ...setting }
    const right = allowed(field, column.denies, wished.seen) ? wished : { ...wished, seen: 'masked' as const }
    if (before.from === 'own' && before.seen === right.seen && before.write === right.write) continue
    next.set(field.name, entryOf(field.name, next.get(field.name)?.uid, right))
  }
  const lines = [...next.values()]
  return [...lines.filter(({ field }) => field !== '*'), ...lines.filter(({ field }) => field === '*')]
}

/** Whether a field has other rights in a column than before. */
export const differs = (one: Right, other: Right): boolean => one.seen !== other.seen || one.write !== other.write || one.from !== other.from

/** The next of some choices, the first after the last. */
export const following = <T>(choices: readonly T[], now: T): T => choices[(choices.indexOf(now) + 1) % choices.length] ?? now
