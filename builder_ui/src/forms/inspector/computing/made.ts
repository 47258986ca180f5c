import type { Field } from '@/document'

/** How a value is come by, as its designer chooses it. */
export type Way = 'people' | 'formula' | 'lookup' | 'rollup'

export const SUMMARIES = ['count', 'sum', 'min', 'max', 'mean'] as const
export type Summary = (typeof SUMMARIES)[number]

/** A value taken over: from which record this one refers to, and which of its fields. */
export interface LookUp {
  by: string
  field: string
}

/** A value made of the records that refer to this one. */
export interface RollUp {
  list: string
  summary: Summary
  field: string
  condition: string
}

const NAME = '[\\p{L}_][\\p{L}\\p{N}_]*'
const PATH = new RegExp(`^(${NAME})\\.(${NAME})$`, 'u')
const ROLL_UP = new RegExp(`^(count|sum|min|max|mean)\\((${NAME})(?:\\[([\\s\\S]*)\\])?(?:\\.(${NAME}))?\\)$`, 'u')

/** A look-up as it is chosen; undefined where the path is longer than that. */
export function readLookUp(text: string): LookUp | undefined {
  const found = PATH.exec(text.trim())
  return found?.[1] && found[2] ? { by: found[1], field: found[2] } : undefined
}

/** A roll-up as it is chosen; undefined where the formula says more than that. */
export function readRollUp(text: string): RollUp | undefined {
  const [, summary, list, condition, field] = ROLL_UP.exec(text.trim()) ?? []
  if (!summary || !list || (summary === 'count') !== (field === undefined)) return undefined
  return { list, summary: summary as Summary, field: field ?? '', condition: condition?.trim() ?? '' }
}

/** The formula of a roll-up; undefined while something is not chosen yet. */
export function writeRollUp({ list, summary, field, condition }: RollUp): string | undefined {
  if (list === '' || (summary !== 'count' && field === '')) return undefined
  const rows = condition === '' ? list : `${list}[${condition}]`
  return summary === 'count' ? `count(${rows})` : `${summary}(${rows}.${field})`
}

/** Which way a field goes. A formula that is but a roll-up is one. */
export function wayOf({ computed }: Field): Way {
  if (computed === undefined) return 'people'
  if (typeof computed === 'object') return 'lookup'
  return readRollUp(computed) ? 'rollup' : 'formula'
}
