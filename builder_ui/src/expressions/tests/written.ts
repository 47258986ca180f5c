import { Decimal } from '../values/decimal'
import { readDay, readDuration, readMoment, readTime } from '../values/literals'
import { Interval, isEntries, isList, kindOf, type Value } from '../values/types'

/** A value as the test lines write it: JSON that says its type. */
export type Written = null | boolean | string | Written[] | { n: string } | { t: string; v: string } | { ctx: Record<string, Written> } | { r: [Written, Written, boolean, boolean, string] }

const temporal: Record<string, (text: string) => Value> = {
  date: readDay, time: readTime, 'date and time': readMoment, dateTime: readMoment, duration: readDuration,
  'days and time duration': readDuration, 'years and months duration': readDuration,
}

export const read = (written: Written): Value => {
  if (written === null || typeof written !== 'object') return written
  if (Array.isArray(written)) return written.map(read)
  if ('n' in written) return Decimal.parse(written.n)
  if ('t' in written) return temporal[written.t]?.(written.v) ?? null
  if ('r' in written) return new Interval(read(written.r[0]), read(written.r[1]), written.r[2], written.r[3], written.r[4])
  return new Map(Object.entries(written.ctx).map(([name, value]) => [name, read(value)]))
}

export const write = (value: Value): Written => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (value instanceof Decimal) return { n: value.toString() }
  if (isList(value)) return value.map(write)
  if (isEntries(value)) return { ctx: Object.fromEntries([...value].map(([name, each]) => [name, write(each)])) }
  if (value instanceof Interval) return { r: [write(value.low), write(value.high), value.lowIncluded, value.highIncluded, value.test] }
  return { t: kindOf(value), v: String(value) }
}
