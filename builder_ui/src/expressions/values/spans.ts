import { less } from './compare'
import { add, Decimal, ONE } from './decimal'
import { Day } from './temporal'
import type { Interval, Value } from './types'

const isCountable = (first: Value, last: Value): boolean => {
  if (first instanceof Day) return last instanceof Day
  return [first, last].every((each) => each instanceof Decimal && each.isWhole)
}

const moved = (value: Value, by: 1 | -1): Value => {
  if (value instanceof Day) return Day.fromOrdinal(value.ordinal + by)
  return value instanceof Decimal ? add(value, by === 1 ? ONE : ONE.negated()) : null
}

function* counted(first: Value, last: Value): Generator<Value> {
  const step = less(last, first) === true ? -1 : 1
  for (let at: Value = first; at !== null && (step > 0 ? less(last, at) : less(at, last)) === false; at = moved(at, step)) yield at
}

/** Whole numbers or days from one to the other, up or down; null where they cannot be counted. */
export const span = (first: Value, last: Value): Iterable<Value> | null => (isCountable(first, last) ? counted(first, last) : null)

/** The values of a range that can be counted, upwards; null for any other. */
export const within = (range: Interval): Iterable<Value> | null => {
  if (!isCountable(range.low, range.high) || less(range.high, range.low) !== false) return null
  const first = range.lowIncluded ? range.low : moved(range.low, 1)
  const last = range.highIncluded ? range.high : moved(range.high, -1)
  return less(last, first) === false ? counted(first, last) : []
}
