import { Decimal } from '../values/decimal'
import { Day, Moment } from '../values/temporal'
import type { Value } from '../values/types'
import { builtIn } from './signature'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** The day of a date or of a date and time. */
export const dayOf = (point: Value): Day => (point instanceof Moment ? point.day : (point as Day))

/** Days from the first of January of its year; 0 for that day itself. */
const daysInto = (day: Day): number => day.ordinal - (Day.of(day.year, 1, 1)?.ordinal ?? 0)

const ofDay = (name: string, call: (day: Day) => Value) => builtIn(name, ['date: date and time'], (point) => call(dayOf(point as Value)))

ofDay('day of year', (day) => Decimal.of(daysInto(day) + 1))
ofDay('day of week', (day) => WEEKDAYS[day.weekday - 1] ?? null)
ofDay('month of year', (day) => MONTHS[day.month - 1] ?? null)

/** The ISO 8601 week: the one with the year's first Thursday is the first. */
ofDay('week of year', (day) => {
  const thursday = Day.fromOrdinal(day.ordinal - day.weekday + 4)
  return thursday && Decimal.of(Math.floor(daysInto(thursday) / 7) + 1)
})
