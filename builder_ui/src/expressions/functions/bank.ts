import { Decimal, multiply } from '../values/decimal'
import { Day, daysInMonth, DaysTime, isLeap } from '../values/temporal'
import type { Value } from '../values/types'
import { dayOf } from './calendars'
import { builtIn } from './signature'

const MOST_HOURS = Decimal.of(1_000_000_000)

builtIn('ifnull', ['value: any', 'otherwise: any'], (value = null, otherwise = null) => value ?? otherwise)

builtIn('month end', ['date: date and time'], (point) => {
  const day = dayOf(point as Value)
  return Day.of(day.year, day.month, daysInMonth(day.year, day.month))
})

builtIn('hours', ['n: number'], (n) => {
  const seconds = (n as Decimal).absolute().compare(MOST_HOURS) < 0 ? multiply(n as Decimal, Decimal.of(3600)) : null
  return seconds && new DaysTime(seconds)
})

/** Who was born on 29 February has his day on the 28th in other years, or on 1 March where that is said. */
builtIn('is anniversary', ['date: date and time', 'on: date and time', 'leap day: string|null?'], (date, on, leapDay = null) => {
  if (leapDay !== null && leapDay !== 'feb28' && leapDay !== 'mar1') return null
  const [born, day] = [dayOf(date as Value), dayOf(on as Value)]
  const isMoved = born.month === 2 && born.day === 29 && !isLeap(day.year)
  const [month, dayOfMonth] = !isMoved ? [born.month, born.day] : leapDay === 'mar1' ? [3, 1] : [2, 28]
  return day.year > born.year && day.month === month && day.day === dayOfMonth
})
