import type { Json, Member } from '@/formulas/types'
import { familyOf, ME, MINE, MY_UNIT, unitMember, type Family } from './fields'

/** The operators of each family, in the order people look for them; the names are those of the stored conditions. */
const OPERATORS: Record<Family, readonly string[]> = {
  text: ['eq', 'ne', 'contains', 'starts_with', 'in', 'is_empty', 'is_not_empty'],
  number: ['gt', 'ge', 'lt', 'le', 'eq', 'ne', 'between', 'is_empty', 'is_not_empty'],
  date: ['eq', 'lt', 'le', 'gt', 'ge', 'between', 'is_empty', 'is_not_empty'],
  date_time: ['lt', 'le', 'gt', 'ge', 'between', 'is_empty', 'is_not_empty'],
  boolean: ['eq', 'is_empty', 'is_not_empty'],
  option: ['eq', 'ne', 'in', 'is_empty', 'is_not_empty'],
  options: ['contains'],
  person: ['eq', 'ne', 'in', 'works_within', 'holds_post', 'is_empty', 'is_not_empty'],
  org_unit: ['eq', 'ne', 'within', 'below', 'in', 'is_empty', 'is_not_empty'],
  record: ['eq', 'ne', 'in', 'is_empty', 'is_not_empty'],
  other: [],
}
const RANKED = ['at_least', 'at_most'] as const
const PLACED = new Set(['within', 'below', 'works_within'])
const MOMENTS = new Set<Family>(['date', 'date_time'])

export const operatorsOf = (member: Member): readonly string[] => {
  const family = familyOf(member)
  if (member.name === ME) return ['works_within', 'holds_post', 'eq', 'ne', 'in']
  const all = member.nullable === false ? OPERATORS[family].filter((op) => operandOf(op) !== 'none') : OPERATORS[family]
  return family === 'option' && member.option_set?.ranked ? [...RANKED, ...all] : all
}

/** The key of an operator's words: days are earlier and later, numbers less and greater. */
export const wordsOf = (op: string, member: Member): string => {
  const family = familyOf(member)
  return MOMENTS.has(family) && ['lt', 'le', 'gt', 'ge', 'eq'].includes(op) ? `conditions.op_day_${op}` : `conditions.op_${op}`
}

export type Operand = 'none' | 'one' | 'two' | 'many'

export const operandOf = (op: string): Operand =>
  op === 'is_empty' || op === 'is_not_empty' ? 'none' : op === 'between' ? 'two' : op === 'in' ? 'many' : 'one'

/** What the value is of: of a person who works in a unit it is that unit. */
export const operandMember = (member: Member, op: string): Member => (op === 'works_within' || op === 'holds_post' ? unitMember('', '') : member)

const UNITS = new Set(['works_within', 'holds_post'])

/** What one of the operators is given means the same to the other. */
export const sameOperand = (one: string, other: string): boolean => one === other || (operandOf(one) === operandOf(other) && !UNITS.has(one) && !UNITS.has(other))

/** What a value may be: typed in, another field, counted from today or from now, or the person asking. */
export type Source = 'given' | 'field' | 'today' | 'now' | 'me' | 'mine'

export const sourcesOf = (member: Member): readonly Source[] => {
  switch (familyOf(member)) {
    case 'boolean': case 'options': return ['given']
    case 'date': return ['given', 'today', 'field']
    case 'date_time': return ['now', 'given', 'field']
    case 'person': return ['me', 'given', 'field']
    case 'org_unit': return ['given', 'mine', 'field']
    case 'record': return ['given', 'field']
    default: return ['given', 'field']
  }
}

export const sourceOf = (value: Json | undefined, member: Member): Source => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if ('field' in value) return typeof value.field === 'string' && MINE.includes(value.field) ? 'mine' : 'field'
    if ('today' in value) return 'today'
    if ('now' in value) return 'now'
    if ('me' in value) return 'me'
  }
  // what is still to be given is null; nothing at all is what a value starts with
  return value === undefined ? (sourcesOf(member)[0] ?? 'given') : 'given'
}

/** What a value starts as when its source has just been chosen. */
export const startOf = (source: Source): Json => {
  if (source === 'me') return { me: true }
  if (source === 'mine') return { field: MY_UNIT }
  if (source === 'today' || source === 'now') return { [source]: 'P0D' }
  return source === 'field' ? { field: '' } : null
}

/** The value a new condition starts with: where there is only one thing to say, it is said already. */
export const firstValue = (member: Member, op: string): Json | undefined => {
  if (operandOf(op) === 'two') return [null, null]
  if (operandOf(op) !== 'one' || op === 'holds_post') return undefined
  if (PLACED.has(op)) return { field: `${MY_UNIT}@institution` }
  const source = sourcesOf(member)[0] ?? 'given'
  if (source !== 'given') return startOf(source)
  return familyOf(member) === 'boolean' ? true : undefined
}

/** A number of days, months or years before or after today or now. */
export interface FromToday {
  way: 'on' | 'after' | 'before'
  count: number
  unit: 'D' | 'M' | 'Y'
}

export const readSpan = (span: string): FromToday => {
  const [, sign = '', count = '0', unit = 'D'] = /^(-?)P(\d+)([DMY])$/.exec(span) ?? []
  if (Number(count) === 0) return { way: 'on', count: 0, unit: 'D' }
  return { way: sign === '-' ? 'before' : 'after', count: Number(count), unit: unit as FromToday['unit'] }
}

export const writeSpan = ({ way, count, unit }: FromToday): string => (way === 'on' ? 'P0D' : `${way === 'before' ? '-' : ''}P${Math.max(count, 1)}${unit}`)
