import { Decimal } from './decimal'
import { Day, DaysTime, Moment, plus, TimeOfDay, YearsMonths } from './temporal'
import { isEntries, isList, Interval, type Truth, type Value } from './types'

/** Three-valued and. */
export const conjunction = (left: Truth, right: Truth): Truth =>
  left === false || right === false ? false : left === null || right === null ? null : true

/** Three-valued or. */
export const disjunction = (left: Truth, right: Truth): Truth =>
  left === true || right === true ? true : left === null || right === null ? null : false

/** Both say where on earth they are, or neither does; only then can they be compared. */
export const sameClock = (left: TimeOfDay, right: TimeOfDay): boolean => left.isLocal === right.isLocal

const timeKey = (time: TimeOfDay): Decimal => plus(time.seconds, Decimal.of(-(time.offsetOn(null) ?? 0)))

const sameLists = (left: readonly Value[], right: readonly Value[]): boolean =>
  left.length === right.length && left.every((item, at) => equal(item, right[at] ?? null) === true)

const sameIntervals = (left: Interval, right: Interval): boolean =>
  equal(left.low, right.low) === true && equal(left.high, right.high) === true &&
  left.lowIncluded === right.lowIncluded && left.highIncluded === right.highIncluded && left.test === right.test

/** `left = right`; null equals only null; values of different types give null. */
export const equal = (left: Value, right: Value): Truth => {
  if (left === null || right === null) return left === null && right === null
  if (typeof left === 'string' && typeof right === 'string') return left === right
  if (typeof left === 'boolean' && typeof right === 'boolean') return left === right
  if (left instanceof Decimal && right instanceof Decimal) return left.equals(right)
  if (left instanceof Day && right instanceof Day) return left.ordinal === right.ordinal
  if (left instanceof YearsMonths && right instanceof YearsMonths) return left.months === right.months
  if (left instanceof DaysTime && right instanceof DaysTime) return left.seconds.equals(right.seconds)
  if (left instanceof TimeOfDay && right instanceof TimeOfDay) return sameClock(left, right) && timeKey(left).equals(timeKey(right))
  if (left instanceof Moment && right instanceof Moment) return sameClock(left.time, right.time) && left.seconds.equals(right.seconds)
  if (isList(left) && isList(right)) return sameLists(left, right)
  if (isEntries(left) && isEntries(right)) return left.size === right.size && [...left].every(([key, value]) => right.has(key) && equal(value, right.get(key) ?? null) === true)
  if (left instanceof Interval && right instanceof Interval) return sameIntervals(left, right)
  if (isList(left)) return left.length === 1 ? equal(left[0] ?? null, right) : null
  if (isList(right)) return right.length === 1 ? equal(left, right[0] ?? null) : null
  return null
}

/** By code point, as `COLLATE "C"` has it; UTF-16 would put what lies beyond the basic plane before 豈 and ｡. */
const textBefore = (left: string, right: string): boolean => {
  const length = Math.min(left.length, right.length)
  for (let at = 0; at < length; at++) {
    const [a, b] = [left.charCodeAt(at), right.charCodeAt(at)]
    if (a === b) continue
    const [aIsHalf, bIsHalf] = [(a & 0xf800) === 0xd800, (b & 0xf800) === 0xd800]
    return aIsHalf === bIsHalf ? a < b : bIsHalf
  }
  return left.length < right.length
}

/** `left < right`; null where the two have no order. */
export const less = (left: Value, right: Value): Truth => {
  if (left instanceof Decimal && right instanceof Decimal) return left.compare(right) < 0
  if (typeof left === 'string' && typeof right === 'string') return textBefore(left, right)
  if (left instanceof Day && right instanceof Day) return left.ordinal < right.ordinal
  if (left instanceof YearsMonths && right instanceof YearsMonths) return left.months < right.months
  if (left instanceof DaysTime && right instanceof DaysTime) return left.seconds.compare(right.seconds) < 0
  if (left instanceof TimeOfDay && right instanceof TimeOfDay) return sameClock(left, right) ? timeKey(left).compare(timeKey(right)) < 0 : null
  if (left instanceof Moment && right instanceof Moment) return sameClock(left.time, right.time) ? left.seconds.compare(right.seconds) < 0 : null
  return null
}

const not = (truth: Truth): Truth => (truth === null ? null : !truth)

/** One of `= != < <= > >=`. */
export const compare = (operator: string, left: Value, right: Value): Truth => {
  switch (operator) {
    case '=': return equal(left, right)
    case '!=': return not(equal(left, right))
    case '<': return less(left, right)
    case '>': return less(right, left)
    case '<=': return not(less(right, left))
    default: return not(less(left, right))
  }
}

/** The value lies in the range; null where it cannot be compared with an end. */
export const contains = (interval: Interval, value: Value): Truth => {
  if (interval.test && interval.test !== '=') return compare(interval.test, value, interval.low ?? interval.high)
  return conjunction(
    compare(interval.lowIncluded ? '>=' : '>', value, interval.low),
    compare(interval.highIncluded ? '<=' : '<', value, interval.high),
  )
}

/** A tested value fits a value found in a test. */
export const fits = (test: Value, of: Value): Truth => {
  if (test instanceof Interval) return contains(test, of)
  if (!isList(test)) return equal(of, test)
  if (isList(of) && equal(test, of) === true) return true
  return test.reduce<Truth>((verdict, item) => disjunction(verdict, isList(item) ? equal(of, item) === true : fits(item, of)), false)
}
