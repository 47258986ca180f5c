import type { Option } from '@/runtime/types'

/** How the cells of a column are read, shown and edited, by the type its values have. */
export type ValueKind = 'text' | 'option' | 'number' | 'money' | 'boolean' | 'date' | 'date_time' | 'days' | 'months' | 'other'

export interface Valued {
  readonly kind: ValueKind
  readonly type: string
  /** The options of the set a column takes its values from, in their order. */
  readonly options: readonly Option[]
  readonly ranked: boolean
  /** Written into the column's label in brackets, as in 时限（小时）. */
  readonly unit?: string
}

export const kindOf = (type: string): ValueKind => {
  const [name = ''] = type.split(':')
  if (name === 'money' || name === 'option' || name === 'boolean' || name === 'date' || name === 'date_time' || name === 'days' || name === 'months' || name === 'text') return name
  return name === 'number' ? 'number' : 'other'
}

/** The option set a type names. */
export const setOf = (type: string): string | undefined => (type.startsWith('option:') ? type.slice('option:'.length) : undefined)

/** Lengths of time. */
export const isLength = ({ kind }: Pick<Valued, 'kind'>): boolean => kind === 'days' || kind === 'months'

/** Values that come before and after one another, and are written with signs and words of comparison. */
export const isOrdered = (valued: Pick<Valued, 'kind'>): boolean => isAmount(valued) || isLength(valued) || valued.kind === 'date'

/** Numbers stand at the right. */
export const isAmount = ({ kind }: Pick<Valued, 'kind'>): boolean => kind === 'number' || kind === 'money'
