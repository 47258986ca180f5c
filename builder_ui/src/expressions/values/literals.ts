import { Decimal, ZERO } from './decimal'
import { DAY, Day, DaysTime, Moment, plus, TimeOfDay, YearsMonths } from './temporal'
import type { Value } from './types'
import { isZone } from './zones'

const DATE = /^(-?)([1-9]\d{4,8}|\d{4})-(\d\d)-(\d\d)$/
const TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:([Zz])|([+-])(\d\d):(\d\d)(?::(\d\d))?|@([A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*))?$/
const YEARS_MONTHS = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?$/
const DAYS_TIME = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d*)?|\.\d+)S)?)?$/

/** `2026-11-22`. */
export const readDay = (text: string): Day | null => {
  const found = DATE.exec(text)
  if (!found) return null
  const [, sign = '', year = '', month, day] = found
  return Day.of(Number(sign + year), Number(month), Number(day))
}

/** A time of these parts; null when there is none. */
export const timeOf = (hour: number, minute: number, second: Decimal, offset: number | null = null, zone: string | null = null): TimeOfDay | null => {
  const known = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second.digits >= 0n && second.compare(Decimal.of(60)) < 0
  const placed = (offset === null || Math.abs(offset) <= 18 * 3600) && (zone === null || isZone(zone))
  return known && placed ? new TimeOfDay(hour, minute, second, offset, zone) : null
}

/** `09:30:00`, with `Z`, `+08:00` or `@Asia/Shanghai` behind it or not. */
export const readTime = (text: string): TimeOfDay | null => {
  const found = TIME.exec(text)
  if (!found) return null
  const [, hour, minute, second = '', utc, sign, hours, minutes, seconds = '0', zone] = found
  let offset = utc ? 0 : null
  if (sign) {
    if (Number(minutes) > 59 || Number(seconds) > 59) return null
    offset = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * (sign === '-' ? -1 : 1)
  }
  return timeOf(Number(hour), Number(minute), Decimal.parse(second) ?? ZERO, offset, zone ?? null)
}

/** A date, `T` and a time; 24:00:00 is the next day's midnight. */
export const readMoment = (text: string): Moment | null => {
  const at = text.indexOf('T')
  const day = at < 0 ? null : readDay(text.slice(0, at))
  if (!day) return null
  const clock = text.slice(at + 1)
  if (clock.startsWith('24:00:00')) {
    const time = readTime(`00${clock.slice(2)}`)
    return time && time.seconds.isZero ? new Moment(day, time).addSeconds(Decimal.of(DAY)) : null
  }
  const time = readTime(clock)
  return time && new Moment(day, time)
}

/** `P1Y6M` or `P1DT12H`; never both kinds in one. */
export const readDuration = (text: string): YearsMonths | DaysTime | null => {
  const whole = YEARS_MONTHS.exec(text)
  if (whole && (whole[2] || whole[3])) {
    const months = Number(whole[2] ?? 0) * 12 + Number(whole[3] ?? 0)
    return new YearsMonths(whole[1] ? -months : months)
  }
  const found = DAYS_TIME.exec(text)
  if (!found || !(found[2] || found[3] || found[4] || found[5]) || text.endsWith('T')) return null
  const [, sign, days = '0', hours = '0', minutes = '0', rest = '0'] = found
  const seconds = plus(Decimal.of(BigInt(days) * 86_400n + BigInt(hours) * 3600n + BigInt(minutes) * 60n), Decimal.parse(rest) ?? ZERO)
  return new DaysTime(sign ? seconds.negated() : seconds)
}

/** Whatever @"…" holds. */
export const readTemporal = (text: string): Value => readMoment(text) ?? readDay(text) ?? readTime(text) ?? readDuration(text)
