import { add, Decimal, magnitude, multiply, ZERO } from './decimal'
import { zoneOffset } from './zones'

export const DAY = 86_400
const MAX_YEAR = 999_999_999
const DAYS = Decimal.of(DAY)

/** A sum of seconds; no one of them is ever beyond what a decimal keeps. */
export const plus = (a: Decimal, b: Decimal): Decimal => add(a, b) ?? ZERO

export const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)

const two = (n: number) => String(n).padStart(2, '0')

/** A day of the calendar, in any year; it knows no zone, and no JavaScript `Date` is ever made of it. */
export class Day {
  private constructor(readonly year: number, readonly month: number, readonly day: number) {}

  /** The day, or null when there is none. */
  static of(year: number, month: number, day: number): Day | null {
    const known = Math.abs(year) <= MAX_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    return known ? new Day(year, month, day) : null
  }

  /** The day this many days after 1970-01-01 (Howard Hinnant's civil_from_days). */
  static fromOrdinal(days: number): Day | null {
    if (!(Math.abs(days) < 4e11)) return null
    const shifted = days + 719_468
    const era = Math.floor(shifted / 146_097)
    const ofEra = shifted - era * 146_097
    const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365)
    const dayOfYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
    const index = Math.floor((5 * dayOfYear + 2) / 153)
    const month = index < 10 ? index + 3 : index - 9
    return Day.of(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * index + 2) / 5) + 1)
  }

  /** Days since 1970-01-01 (days_from_civil). */
  get ordinal(): number {
    const year = this.year - (this.month <= 2 ? 1 : 0)
    const era = Math.floor(year / 400)
    const yearOfEra = year - era * 400
    const dayOfYear = Math.floor((153 * (this.month > 2 ? this.month - 3 : this.month + 9) + 2) / 5) + this.day - 1
    return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  }

  /** Monday is 1. */
  get weekday(): number {
    return ((((this.ordinal + 3) % 7) + 7) % 7) + 1
  }

  /** The same day that many months on, or the last of that month. */
  addMonths(months: number): Day | null {
    const all = this.year * 12 + this.month - 1 + months
    const year = Math.floor(all / 12)
    const month = all - year * 12 + 1
    return Day.of(year, month, Math.min(this.day, daysInMonth(year, month)))
  }

  toString(): string {
    return `${this.year < 0 ? '-' : ''}${String(Math.abs(this.year)).padStart(4, '0')}-${two(this.month)}-${two(this.day)}`
  }
}

/** `Z`, `+08:00`, `-02:30:15`. */
const offsetText = (offset: number): string => {
  if (offset === 0) return 'Z'
  const all = Math.abs(offset)
  const seconds = all % 60 ? `:${two(all % 60)}` : ''
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(all / 3600))}:${two(Math.floor(all / 60) % 60)}${seconds}`
}

/** A time of day; local, or with an offset from UTC in seconds, or in a named zone. */
export class TimeOfDay {
  constructor(readonly hour: number, readonly minute: number, readonly second: Decimal, readonly offset: number | null = null, readonly zone: string | null = null) {}

  /** The time that many seconds, 0 to 86,400, after midnight. */
  static at(seconds: Decimal, offset: number | null = null, zone: string | null = null): TimeOfDay {
    const minutes = Number(seconds.floored() / 60n)
    return new TimeOfDay(Math.floor(minutes / 60), minutes % 60, plus(seconds, Decimal.of(-minutes * 60)), offset, zone)
  }

  /** Without offset and zone. */
  get isLocal(): boolean {
    return this.offset === null && this.zone === null
  }

  /** Since midnight. */
  get seconds(): Decimal {
    return plus(Decimal.of(this.hour * 3600 + this.minute * 60), this.second)
  }

  /** The offset from UTC in seconds on a day; without a day, that of the zone at the epoch. */
  offsetOn(day: Day | null): number | null {
    if (this.offset !== null || this.zone === null) return this.offset
    const year = Math.min(Math.max(day?.year ?? 1970, 2), 9998)
    return zoneOffset(this.zone, year, day?.month ?? 1, day?.day ?? 1, this.hour, this.minute, Number(this.second.truncated()))
  }

  toString(): string {
    const [whole = '0', fraction] = this.second.toString().split('.')
    const zone = this.zone !== null ? `@${this.zone}` : this.offset === null ? '' : offsetText(this.offset)
    return `${two(this.hour)}:${two(this.minute)}:${whole.padStart(2, '0')}${fraction ? `.${fraction}` : ''}${zone}`
  }
}

/** A day and a time of that day. */
export class Moment {
  constructor(readonly day: Day, readonly time: TimeOfDay) {}

  /** Since 1970-01-01T00:00 as the clock on the wall shows it. */
  get wallSeconds(): Decimal {
    return plus(multiply(Decimal.of(this.day.ordinal), DAYS) ?? ZERO, this.time.seconds)
  }

  /** Since 1970-01-01T00:00, in UTC when it has an offset or a zone, else as the clock on the wall shows it. */
  get seconds(): Decimal {
    return plus(this.wallSeconds, Decimal.of(-(this.time.offsetOn(this.day) ?? 0)))
  }

  /** That much later, on the same clock; null beyond all years. */
  addSeconds(seconds: Decimal): Moment | null {
    const all = plus(this.wallSeconds, seconds)
    const whole = all.floored()
    const days = (whole - (((whole % 86_400n) + 86_400n) % 86_400n)) / 86_400n
    if (magnitude(days) > 400_000_000_000n) return null
    const day = Day.fromOrdinal(Number(days))
    return day && new Moment(day, TimeOfDay.at(plus(all, Decimal.of(-days * 86_400n)), this.time.offset, this.time.zone))
  }

  toString(): string {
    return `${this.day}T${this.time}`
  }
}

/** A duration in whole months. */
export class YearsMonths {
  constructor(readonly months: number) {}

  toString(): string {
    const all = Math.abs(this.months)
    const [years, months] = [Math.floor(all / 12), all % 12]
    return `${this.months < 0 ? '-' : ''}P${(years ? `${years}Y` : '') + (months ? `${months}M` : '') || '0M'}`
  }
}

/** A duration in seconds. */
export class DaysTime {
  constructor(readonly seconds: Decimal) {}

  /** Days, hours, minutes and seconds of its amount, without the sign. */
  parts(): [days: Decimal, hours: Decimal, minutes: Decimal, seconds: Decimal] {
    const all = this.seconds.absolute()
    const minutes = all.floored() / 60n
    const [hours, days] = [minutes / 60n, minutes / 1440n]
    return [Decimal.of(days), Decimal.of(hours % 24n), Decimal.of(minutes % 60n), plus(all, Decimal.of(-minutes * 60n))]
  }

  toString(): string {
    const [days, hours, minutes, seconds] = this.parts()
    const part = (amount: Decimal, unit: string) => (amount.isZero ? '' : `${amount}${unit}`)
    const clock = part(hours, 'H') + part(minutes, 'M') + part(seconds, 'S')
    const body = part(days, 'D') + (clock && `T${clock}`)
    return `${this.seconds.digits < 0n ? '-' : ''}P${body || 'T0S'}`
  }
}
