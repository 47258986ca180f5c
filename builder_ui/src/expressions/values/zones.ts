/** Offsets of named time zones, as the browser's own data base has them. */

const MINUTE = 60_000
const clocks = new Map<string, Intl.DateTimeFormat | null>()

const clockOf = (zone: string): Intl.DateTimeFormat | null => {
  let clock = clocks.get(zone)
  if (clock === undefined) {
    try {
      clock = new Intl.DateTimeFormat('en-US', {
        timeZone: zone, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
      })
    } catch {
      clock = null
    }
    clocks.set(zone, clock)
  }
  return clock
}

/** A zone of that name is known; names are written as in the data base. */
export const isZone = (name: string): boolean => /^[A-Z]/.test(name) && clockOf(name === 'Z' ? 'UTC' : name) !== null

/** Milliseconds from 1970 to a wall clock's time, as if it stood in Greenwich. */
const asUtc = (year: number, month: number, day: number, hour: number, minute: number, second: number): number => {
  const at = new Date(0)
  at.setUTCFullYear(year, month - 1, day)
  at.setUTCHours(hour, minute, second, 0)
  return at.getTime()
}

const offsetAt = (clock: Intl.DateTimeFormat, instant: number): number => {
  const parts = new Map(clock.formatToParts(instant).map(({ type, value }) => [type, value]))
  const part = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name))
  const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year')
  const wall = asUtc(year, part('month'), part('day'), part('hour'), part('minute'), part('second'))
  return Math.round((wall - instant) / 1_000)
}

/** The offset from UTC, in seconds, of a wall clock in a zone; where clocks were put back, the first of the two. */
export const zoneOffset = (zone: string, year: number, month: number, day: number, hour: number, minute: number, second: number): number | null => {
  const clock = clockOf(zone === 'Z' ? 'UTC' : zone)
  if (!clock) return null
  const wall = asUtc(year, month, day, hour, minute, second)
  const before = offsetAt(clock, wall - 26 * 60 * MINUTE)
  const after = offsetAt(clock, wall + 26 * 60 * MINUTE)
  if (before === after || offsetAt(clock, wall - before * 1_000) === before) return before
  return offsetAt(clock, wall - after * 1_000) === after ? after : before
}

/** The offset from UTC, in seconds, of a zone at an instant given in seconds since 1970. */
export const offsetOfInstant = (zone: string, seconds: number): number | null => {
  const clock = clockOf(zone === 'Z' ? 'UTC' : zone)
  return clock && Math.abs(seconds) < 8e12 ? offsetAt(clock, seconds * 1_000) : null
}
