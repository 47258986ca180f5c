import { Decimal } from './values/decimal'
import { onClockOf } from './values/instants'
import { readDay, readMoment } from './values/literals'
import { Day, Moment } from './values/temporal'
import type { Value } from './values/types'
import { Workdays, type CalendarDays } from './values/workdays'

/**
 * What an evaluation is given besides the record: the instant it is, the day that is at the bank, who asks, how options
 * rank today (codes of a set, lowest first) and the calendars; "" is the bank's own. With `zone`, the bank's, the
 * instant is read on its clock and the day may be left out.
 */
export interface GivenJson {
  now: string
  today?: string
  zone?: string
  me?: string | null
  ranks?: Readonly<Record<string, readonly string[]>>
  calendars?: Readonly<Record<string, CalendarDays>>
}

/** The same, read once for all expressions of a form. */
export interface Given {
  now: Moment | null
  today: Day | null
  me: string | null
  ranks: ReadonlyMap<string, readonly string[]>
  calendars: ReadonlyMap<string, Workdays>
}

export const readGiven = ({ now, today, zone, me = null, ranks = {}, calendars = {} }: GivenJson): Given => {
  const instant = readMoment(now)
  const here = instant && zone ? onClockOf(zone, instant) : instant
  return {
    now: here, today: today === undefined ? (here?.day ?? null) : readDay(today), me,
    ranks: new Map(Object.entries(ranks)),
    calendars: new Map(Object.entries(calendars).map(([name, days]) => [name, new Workdays(days)])),
  }
}

type OfTheRun = (given: Given, values: readonly Value[]) => Value

const ranked = (isAtLeast: boolean): OfTheRun => ({ ranks }, [value = null, other = null, set = null]) => {
  const order = ranks.get(String(set)) ?? []
  const [at, from] = [order.indexOf(String(value)), order.indexOf(String(other))]
  if (typeof value !== 'string' || at < 0 || from < 0) return null
  return isAtLeast ? at >= from : at <= from
}

/** The last argument may name a calendar. */
const onCalendar = (count: number, meaning: (calendar: Workdays, values: readonly Value[]) => Value): OfTheRun => ({ calendars }, values) => {
  const last = values.at(-1) ?? null
  const isNamed = typeof last === 'string'
  const calendar = calendars.get(isNamed ? last : '')
  const days = isNamed ? values.slice(0, -1) : values
  if (!calendar || days.length !== count || days.includes(null)) return null
  return meaning(calendar, days.map((each) => (each instanceof Moment ? each.day : each)))
}

/** The functions of working days, and how many values each takes before the name of a calendar. */
export const onCalendars: ReadonlyMap<string, number> = new Map([['is workday', 1], ['workday add', 2], ['workday diff', 2]])

/** The functions that need more than their arguments. */
export const ofTheRun: ReadonlyMap<string, OfTheRun> = new Map<string, OfTheRun>([
  ['now', ({ now }) => now],
  ['today', ({ today }) => today],
  ['me', ({ me }) => me],
  // one person, unit or record by its id
  ...['person', 'org unit', 'record'].map((name): [string, OfTheRun] => [name, (_, [id = null]) => id]),
  ['at least', ranked(true)],
  ['at most', ranked(false)],
  ['is workday', onCalendar(1, (calendar, [day = null]) => (day instanceof Day ? calendar.isWorkday(day) : null))],
  ['workday add', onCalendar(2, (calendar, [day = null, days = null]) => (day instanceof Day && days instanceof Decimal ? calendar.add(day, Number(days.truncated())) : null))],
  ['workday diff', onCalendar(2, (calendar, [from = null, to = null]) => (from instanceof Day && to instanceof Day ? calendar.between(from, to) : null))],
])

