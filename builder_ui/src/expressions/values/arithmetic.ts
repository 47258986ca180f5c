import { sameClock } from './compare'
import * as decimal from './decimal'
import { Decimal, ZERO } from './decimal'
import { raised } from './decimalFunctions'
import { Day, DaysTime, Moment, plus, TimeOfDay, YearsMonths } from './temporal'
import type { Value } from './types'

const isPoint = (value: Value): value is Day | Moment | TimeOfDay => value instanceof Day || value instanceof Moment || value instanceof TimeOfDay
const isDuration = (value: Value): value is YearsMonths | DaysTime => value instanceof YearsMonths || value instanceof DaysTime

const lasting = (seconds: Decimal | null): DaysTime | null => seconds && new DaysTime(seconds)

/** `left + right`; null where it has no meaning. */
const add = (left: Value, right: Value): Value => {
  if (left instanceof Decimal && right instanceof Decimal) return decimal.add(left, right)
  if (typeof left === 'string' && typeof right === 'string') return left + right
  if (left instanceof YearsMonths && right instanceof YearsMonths) return new YearsMonths(left.months + right.months)
  if (left instanceof DaysTime && right instanceof DaysTime) return lasting(decimal.add(left.seconds, right.seconds))
  if (isPoint(left) && isDuration(right)) return moved(left, right)
  return isDuration(left) && isPoint(right) ? moved(right, left) : null
}

const subtract = (left: Value, right: Value): Value => {
  if (left instanceof Decimal && right instanceof Decimal) return decimal.subtract(left, right)
  if ((left instanceof Day || left instanceof Moment) && (right instanceof Day || right instanceof Moment)) return distance(midnight(left, right), midnight(right, left))
  if (left instanceof TimeOfDay && right instanceof TimeOfDay) {
    if (!sameClock(left, right)) return null
    const shift = Decimal.of((right.offsetOn(null) ?? 0) - (left.offsetOn(null) ?? 0))
    return new DaysTime(plus(plus(left.seconds, right.seconds.negated()), shift))
  }
  if (right instanceof YearsMonths) return add(left, new YearsMonths(-right.months))
  return right instanceof DaysTime ? add(left, new DaysTime(right.seconds.negated())) : null
}

const wholeMonths = (months: Decimal | null): YearsMonths | null => months && new YearsMonths(Number(months.truncated()))

const multiply = (left: Value, right: Value): Value => {
  if (right instanceof Decimal) {
    if (left instanceof Decimal) return decimal.multiply(left, right)
    if (left instanceof YearsMonths) return wholeMonths(decimal.multiply(Decimal.of(left.months), right))
    return left instanceof DaysTime ? lasting(decimal.multiply(left.seconds, right)) : null
  }
  return left instanceof Decimal && isDuration(right) ? multiply(right, left) : null
}

const divide = (left: Value, right: Value): Value => {
  if (right instanceof Decimal) {
    if (left instanceof Decimal) return decimal.divide(left, right)
    if (left instanceof YearsMonths) return wholeMonths(decimal.divide(Decimal.of(left.months), right))
    return left instanceof DaysTime ? lasting(decimal.divide(left.seconds, right)) : null
  }
  if (left instanceof YearsMonths && right instanceof YearsMonths) return decimal.divide(Decimal.of(left.months), Decimal.of(right.months))
  return left instanceof DaysTime && right instanceof DaysTime ? decimal.divide(left.seconds, right.seconds) : null
}

const power = (left: Value, right: Value): Value => (left instanceof Decimal && right instanceof Decimal ? raised(left, right) : null)

/** Minus one operand. */
export const negate = (value: Value): Value => {
  if (value instanceof Decimal) return value.negated()
  if (value instanceof YearsMonths) return new YearsMonths(-value.months)
  return value instanceof DaysTime ? new DaysTime(value.seconds.negated()) : null
}

/** By the sign it is written with. */
export const operations: ReadonlyMap<string, (left: Value, right: Value) => Value> = new Map([
  ['+', add], ['-', subtract], ['*', multiply], ['/', divide], ['**', power],
])

const moved = (point: Day | Moment | TimeOfDay, by: YearsMonths | DaysTime): Value => {
  if (point instanceof TimeOfDay) return by instanceof DaysTime ? onClock(point, by.seconds) : null
  if (point instanceof Day) {
    return by instanceof YearsMonths ? point.addMonths(by.months) : (new Moment(point, TimeOfDay.at(ZERO)).addSeconds(by.seconds)?.day ?? null)
  }
  if (by instanceof DaysTime) return point.addSeconds(by.seconds)
  const day = point.day.addMonths(by.months)
  return day && new Moment(day, point.time)
}

const onClock = (time: TimeOfDay, by: Decimal): TimeOfDay => {
  const all = plus(time.seconds, by)
  const days = all.floored() / 86_400n - (all.floored() % 86_400n < 0n ? 1n : 0n)
  return TimeOfDay.at(plus(all, Decimal.of(-days * 86_400n)), time.offset, time.zone)
}

/** A date in arithmetic with a date and time is its midnight in UTC. */
const midnight = (value: Day | Moment, other: Day | Moment): Moment =>
  value instanceof Moment ? value : new Moment(value, TimeOfDay.at(ZERO, other instanceof Moment ? 0 : null))

const distance = (left: Moment, right: Moment): DaysTime | null =>
  sameClock(left.time, right.time) ? new DaysTime(plus(left.seconds, right.seconds.negated())) : null
