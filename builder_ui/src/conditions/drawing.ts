import type { Json } from '@/formulas/types'

/** What the condition builder draws. Keys are only for the screen; the JSON has none. */
export interface Row {
  readonly kind: 'row'
  readonly key: string
  readonly field: string
  readonly op: string
  readonly value?: Json
}

/** Conditions joined by and / or; `negated` says the group as a whole must not hold. */
export interface Group {
  readonly kind: 'group'
  readonly key: string
  readonly join: 'all' | 'any'
  readonly negated: boolean
  readonly members: readonly Drawn[]
}

/** What may be asked of all the records together: how many there are, or what of a field of theirs. */
export const TOTALS = ['count', 'sum', 'mean', 'min', 'max'] as const
export type Total = (typeof TOTALS)[number]

/**
 * Records of a related form: some or every one of them satisfies a group of conditions, or so many of them do, or a
 * field of theirs adds up to so much. Of a total an empty group counts them all.
 */
export interface Related {
  readonly kind: 'related'
  readonly key: string
  readonly of: string
  readonly has: 'some' | 'every' | Total
  /** What is totalled; nothing where they are counted. */
  readonly field?: string
  readonly op?: string
  readonly value?: Json
  readonly where: Group
}

export type Drawn = Row | Group | Related

let last = 0
const newKey = (): string => `c${(last += 1)}`

export const row = (field: string, op: string, value?: Json): Row => ({ kind: 'row', key: newKey(), field, op, ...(value === undefined ? {} : { value }) })
export const group = (members: readonly Drawn[] = [], join: Group['join'] = 'all', negated = false): Group => ({ kind: 'group', key: newKey(), join, negated, members })
export const related = (of: string, where: Group, has: Related['has'] = 'some'): Related => ({ kind: 'related', key: newKey(), of, has, where })

export const isTotal = (has: Related['has']): has is Total => (TOTALS as readonly string[]).includes(has)

const isObject = (json: Json | undefined): json is { [key: string]: Json } => typeof json === 'object' && json !== null && !Array.isArray(json)

/** From the JSON of the server to what is drawn; anything it cannot be is an empty group. */
export const read = (json: Json | undefined): Group => {
  const drawn = one(json)
  if (!drawn) return group()
  return drawn.kind === 'group' && !drawn.negated ? drawn : group([drawn])
}

function one(json: Json | undefined): Drawn | undefined {
  if (!isObject(json)) return undefined
  const { all, any, not, of, has, where, field, op, value } = json
  if (Array.isArray(all)) return group(many(all), 'all')
  if (Array.isArray(any)) return group(many(any), 'any')
  if (not !== undefined) return negation(one(not))
  if (typeof of === 'string' && typeof op === 'string') {
    const total: Related = { ...related(of, read(where), isTotal(has as Total) ? (has as Total) : 'count'), op, ...(value === undefined ? {} : { value }) }
    return typeof field === 'string' ? { ...total, field } : total
  }
  if (typeof of === 'string') return related(of, read(where), has === 'every' ? 'every' : 'some')
  return typeof field === 'string' && typeof op === 'string' ? row(field, op, value) : undefined
}

const many = (json: readonly Json[]): Drawn[] => json.flatMap((each) => one(each) ?? [])

const negation = (inner: Drawn | undefined): Drawn | undefined => {
  if (!inner) return undefined
  return inner.kind === 'group' && !inner.negated ? { ...inner, negated: true } : group([inner], 'all', true)
}

/** A row says everything its operator needs. */
export const isComplete = ({ field, op, value }: Pick<Row, 'field' | 'op' | 'value'>): boolean => {
  if (field === '') return false
  if (op === 'is_empty' || op === 'is_not_empty') return true
  if (op === 'between') return Array.isArray(value) && value.length === 2 && value.every(isValue)
  if (op === 'in') return Array.isArray(value) && value.length > 0 && value.every(isValue)
  return isValue(value)
}

const isValue = (value: Json | undefined): boolean => {
  if (isObject(value) && 'field' in value) return value.field !== ''
  if (isObject(value) && 'post' in value) return value.post !== '' && isValue(value.within)
  return value !== undefined && value !== null && value !== ''
}

/** A total says what it is of, and what it is compared with. */
export const isToldWhole = ({ of, has, field, op, value }: Related): boolean =>
  of !== '' && (!isTotal(has) || ((has === 'count' || !!field) && isComplete({ field: of, op: op ?? '', value })))

/** Nothing is drawn yet. */
export const isEmpty = (root: Group): boolean => root.members.length === 0

/** The rows and groups that still lack something. */
export const lacking = (drawn: Drawn): Drawn[] => {
  if (drawn.kind === 'row') return isComplete(drawn) ? [] : [drawn]
  if (drawn.kind === 'related') return [...(isToldWhole(drawn) ? [] : [drawn]), ...(isTotal(drawn.has) && isEmpty(drawn.where) ? [] : lacking(drawn.where))]
  return drawn.members.length === 0 ? [drawn] : drawn.members.flatMap(lacking)
}

/** The JSON the server reads; undefined while something is lacking. */
export const written = (root: Group): Json | undefined => (lacking(root).length > 0 ? undefined : json(root))

function json(drawn: Drawn): Json {
  if (drawn.kind === 'related') return relatedJson(drawn)
  if (drawn.kind === 'group') {
    const inner = { [drawn.join]: drawn.members.map(json) }
    return drawn.negated ? { not: inner } : inner
  }
  return drawn.value === undefined ? { field: drawn.field, op: drawn.op } : { field: drawn.field, op: drawn.op, value: drawn.value }
}

const relatedJson = ({ of, has, field, op, value, where }: Related): Json => {
  if (!isTotal(has)) return { of, has, where: json(where) }
  return { of, has, ...(field ? { field } : {}), op: op ?? 'ge', ...(value === undefined ? {} : { value }), ...(isEmpty(where) ? {} : { where: json(where) }) }
}

/** The same drawing with one part put in the place of another; undefined takes it away. */
export const replaced = (root: Group, key: string, next: Drawn | undefined): Group => {
  if (root.key === key) return next?.kind === 'group' ? next : group([], root.join)
  return within(root, key, next)
}

function within(inside: Group, key: string, next: Drawn | undefined): Group {
  let touched = false
  const members = inside.members.flatMap((each): Drawn[] => {
    const after = each.key === key ? next : below(each, key, next)
    touched ||= after !== each
    return after ? [after] : []
  })
  return touched ? { ...inside, members } : inside
}

function below(drawn: Drawn, key: string, next: Drawn | undefined): Drawn {
  if (drawn.kind === 'row') return drawn
  if (drawn.kind === 'group') return within(drawn, key, next)
  const where = drawn.where.key === key && next?.kind === 'group' ? next : within(drawn.where, key, next)
  return where === drawn.where ? drawn : { ...drawn, where }
}

/** A group with one more part at its end. */
export const extended = (inside: Group, part: Drawn): Group => ({ ...inside, members: [...inside.members, part] })
