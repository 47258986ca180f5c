import { Decimal } from './decimal'
import { Day } from './temporal'

/** Days counted through at most: a century. */
const FURTHEST = 36_600

/** A calendar as the server hands it out: the years it knows, its holidays, and the weekends that are worked. */
export interface CalendarDays {
  first: number
  last: number
  off?: readonly string[]
  worked?: readonly string[]
  /** Days of the week that are off, Monday is 1; Saturday and Sunday where it says nothing. */
  weekend?: readonly number[]
}

/** Working days of a calendar; of a day in a year it does not know nothing can be said. */
export class Workdays {
  private readonly off: ReadonlySet<string>
  private readonly worked: ReadonlySet<string>
  private readonly weekend: ReadonlySet<number>

  constructor(private readonly calendar: CalendarDays) {
    this.off = new Set(calendar.off)
    this.worked = new Set(calendar.worked)
    this.weekend = new Set(calendar.weekend ?? [6, 7])
  }

  isWorkday(day: Day): boolean | null {
    if (day.year < this.calendar.first || day.year > this.calendar.last) return null
    const text = day.toString()
    return this.worked.has(text) || (!this.off.has(text) && !this.weekend.has(day.weekday))
  }

  /** The working day that many working days later, or earlier; the day itself for none. */
  add(day: Day, days: number): Day | null {
    if (!(Math.abs(days) <= FURTHEST)) return null
    let [ordinal, left] = [day.ordinal, Math.abs(days)]
    while (left > 0) {
      ordinal += days > 0 ? 1 : -1
      const next = Day.fromOrdinal(ordinal)
      const works = next && this.isWorkday(next)
      if (works === null) return null
      if (works) left--
    }
    return Day.fromOrdinal(ordinal)
  }

  /** Working days after `start` up to and with `end`; negative when it lies before. */
  between(start: Day, end: Day): Decimal | null {
    const [from, to] = [start.ordinal, end.ordinal]
    if (to < from) return this.between(end, start)?.negated() ?? null
    if (to - from > FURTHEST) return null
    let sum = 0
    for (let ordinal = from + 1; ordinal <= to; ordinal++) {
      const day = Day.fromOrdinal(ordinal)
      const works = day && this.isWorkday(day)
      if (works === null) return null
      if (works) sum++
    }
    return Decimal.of(sum)
  }
}
