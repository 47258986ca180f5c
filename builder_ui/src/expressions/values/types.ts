import { Decimal } from './decimal'
import { Day, DaysTime, Moment, TimeOfDay, YearsMonths } from './temporal'

/** A range of comparable values. `test` is the operator of one written as a unary test, `(> 5)`: it has one end only. */
export class Interval {
  constructor(readonly low: Value, readonly high: Value, readonly lowIncluded: boolean, readonly highIncluded: boolean, readonly test = '') {}
}

/** Entries by name; a map, so that no name of an author is ever a property of an object. */
export type Entries = ReadonlyMap<string, Value>

/** What an expression works with; null is unknown. */
export type Value = null | boolean | string | Decimal | Day | TimeOfDay | Moment | YearsMonths | DaysTime | Interval | Entries | readonly Value[]

export type Truth = boolean | null

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
export const isEntries = (value: Value): value is Entries => value instanceof Map

/** The name of a value's type, as signatures write it. */
export const kindOf = (value: Value): string => {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return 'string'
  if (value instanceof Decimal) return 'number'
  if (isList(value)) return 'list'
  if (value instanceof Day) return 'date'
  if (value instanceof Moment) return 'date and time'
  if (value instanceof TimeOfDay) return 'time'
  if (value instanceof YearsMonths) return 'years and months duration'
  if (value instanceof DaysTime) return 'days and time duration'
  return value instanceof Interval ? 'range' : 'context'
}

/** Text by code points, as it is counted and cut everywhere in the language. */
export const points = (text: string): string[] => Array.from(text)

/** Code points there are, without making a list of them where each is one unit. */
export const lengthInPoints = (text: string): number => {
  let length = text.length
  for (let at = 0; at < text.length - 1; at++) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) length--
  }
  return length
}
