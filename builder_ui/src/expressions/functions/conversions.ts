import { Decimal, rounded, ZERO } from '../values/decimal'
import { readDay, readDuration, readMoment, readTime, timeOf } from '../values/literals'
import { shown } from '../values/shown'
import { Day, DaysTime, Moment, TimeOfDay, YearsMonths } from '../values/temporal'
import type { Value } from '../values/types'
import { dayOf } from './calendars'
import { builtIn } from './signature'

const NUMBER = /^[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/
const MIDNIGHT = TimeOfDay.at(ZERO)
const from = (kind: string) => [`from: ${kind}`]

builtIn('date', from('string'), (text) => readDay(text as string))
builtIn('date', from('date and time'), (point) => dayOf(point as Value))
builtIn('date', ['year: number', 'month: number', 'day: number'], (...parts) => {
  const numbers = parts as Decimal[]
  const [year = 0, month = 0, day = 0] = numbers.map((each) => Number(each.truncated()))
  return numbers.every((each) => each.isWhole) ? Day.of(year, month, day) : null
})

builtIn('date and time', from('string'), (text) => {
  const day = readDay(text as string)
  return readMoment(text as string) ?? (day && new Moment(day, MIDNIGHT))
})
builtIn('date and time', ['date: date and time', 'time: time'], (point, time) => new Moment(dayOf(point as Value), time as TimeOfDay))
builtIn('date and time', ['date: date and time', 'timezone: string'], (point, zone) => {
  const { hour, minute, second } = point instanceof Moment ? point.time : MIDNIGHT
  const time = timeOf(hour, minute, second, null, zone as string)
  return time && new Moment(dayOf(point as Value), time)
})

builtIn('time', from('string'), (text) => readTime((text as string).replace(/^T/, '')))
builtIn('time', from('time'), (time) => time ?? null)
builtIn('time', from('date and time'), (point) => (point instanceof Moment ? point.time : TimeOfDay.at(ZERO, 0)))
builtIn('time', ['hour: number', 'minute: number', 'second: number', 'offset: days and time duration|null?'], (hour, minute, second, offset = null) => {
  const [h, m] = [hour as Decimal, minute as Decimal]
  if (!h.isWhole || !m.isWhole) return null
  return timeOf(Number(h.truncated()), Number(m.truncated()), second as Decimal, offset instanceof DaysTime ? Number(offset.seconds.truncated()) : null)
})

builtIn('number', ['from: string', 'grouping separator: string|null?', 'decimal separator: string|null?'], (text, grouping = null, point = null) => {
  if (![null, ' ', ',', '.'].includes(grouping as string | null) || ![null, ',', '.'].includes(point as string | null)) return null
  if (grouping !== null && grouping === point) return null
  const bare = grouping === null ? (text as string) : (text as string).replaceAll(grouping as string, '')
  const plain = point === null ? bare : bare.replaceAll(point as string, '.')
  const number = NUMBER.test(plain) ? Decimal.parse(plain) : null
  return number && rounded(number)
})

builtIn('string', from('any'), (value = null) => (value === null ? null : shown(value)))

builtIn('duration', from('string'), (text) => readDuration(text as string))
builtIn('duration', from('days and time duration|years and months duration'), (duration) => duration ?? null)

builtIn('years and months duration', ['from: date and time', 'to: date and time'], (first, second) => {
  const [a, b] = [dayOf(first as Value), dayOf(second as Value)]
  const months = (b.year - a.year) * 12 + b.month - a.month
  if (months > 0 && b.day < a.day) return new YearsMonths(months - 1)
  return new YearsMonths(months < 0 && b.day > a.day ? months + 1 : months)
})
