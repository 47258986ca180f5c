import { Decimal } from './decimal'
import { Day, DaysTime, Moment, TimeOfDay, YearsMonths } from './temporal'
import { Interval, isEntries, type Value } from './types'

const ofDay = (day: Day, name: string): Value | undefined => {
  switch (name) {
    case 'year': return Decimal.of(day.year)
    case 'month': return Decimal.of(day.month)
    case 'day': return Decimal.of(day.day)
    case 'weekday': return Decimal.of(day.weekday)
  }
  return undefined
}

const ofTime = (time: TimeOfDay, day: Day | null, name: string): Value | undefined => {
  const offset = name === 'time offset' ? time.offsetOn(day) : null
  switch (name) {
    case 'hour': return Decimal.of(time.hour)
    case 'minute': return Decimal.of(time.minute)
    case 'second': return time.second
    case 'time offset': return offset === null ? null : new DaysTime(Decimal.of(offset))
    case 'timezone': return time.zone
  }
  return undefined
}

const ofRange = (range: Interval, name: string): Value | undefined => {
  switch (name) {
    case 'start': return range.low
    case 'end': return range.high
    case 'start included': return range.lowIncluded
    case 'end included': return range.highIncluded
  }
  return undefined
}

const amounts = ['days', 'hours', 'minutes', 'seconds']

/** The member of that name: an entry, or a property of a date, duration or range; undefined where there is none. */
export const member = (value: Value, name: string): Value | undefined => {
  if (isEntries(value)) return value.get(name)
  if (value instanceof Day) return ofDay(value, name)
  if (value instanceof Moment) return ofDay(value.day, name) ?? ofTime(value.time, value.day, name)
  if (value instanceof TimeOfDay) return ofTime(value, null, name)
  if (value instanceof YearsMonths) {
    if (name === 'years') return Decimal.of(Math.trunc(value.months / 12))
    return name === 'months' ? Decimal.of(value.months % 12) : undefined
  }
  if (value instanceof DaysTime) {
    const part = value.parts()[amounts.indexOf(name)]
    return part && (value.seconds.digits < 0n ? part.negated() : part)
  }
  return value instanceof Interval ? ofRange(value, name) : undefined
}
