import { dayOf, timeOf } from '@/kit/format'

/** 10:32 today, 03-12 10:32 on another day of this year, with the year before that; all on the bank's clock. */
export function clock(iso: string, now: Date = new Date()): string {
  const day = dayOf(iso)
  const today = dayOf(now.toISOString())
  if (day === today) return timeOf(iso)
  return `${day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day} ${timeOf(iso)}`
}
