import { dateTime, dayOf, timeOf } from '@/kit/format'

let ahead = 0

/** What the bank's clock says now; a demo may have moved it. */
export const keepBankTime = (now: string, here: number = Date.now()): void => {
  const there = Date.parse(now)
  if (Number.isFinite(there)) ahead = there - here
}

export const bankNow = (): number => Date.now() + ahead

export type Tone = 'late' | 'soon' | 'fine'

/** When something is due, as a person reads it: a tone, a key of its words, and what stands in them. */
export interface DueSaid {
  tone: Tone
  key: string
  at: string
  count: number
  more: number
}

const minute = 60_000

/** Minutes as the two largest units that say something: 1 day 2 hours, 3 hours, 25 minutes. */
export const lengthOf = (minutes: number): { key: string; count: number; more: number } => {
  const whole = Math.max(0, Math.floor(minutes))
  const [days, hours] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60)]
  if (days > 0) return hours > 0 ? { key: 'days_hours', count: days, more: hours } : { key: 'days', count: days, more: 0 }
  return hours > 0 ? { key: 'hours', count: hours, more: 0 } : { key: 'minutes', count: Math.max(1, whole), more: 0 }
}

/** How something that is due at an instant is told now; null where there is no limit. */
export const dueSaid = (due: string | null, now: number = bankNow()): DueSaid | null => {
  if (!due) return null
  const left = (Date.parse(due) - now) / minute
  if (!Number.isFinite(left)) return null
  if (left < 0) {
    const { key, ...length } = lengthOf(-left)
    return { tone: 'late', key: `late_${key}`, at: '', ...length }
  }
  if (dayOf(due) === dayOf(new Date(now).toISOString())) {
    const { key, ...length } = lengthOf(left)
    return { tone: 'soon', key: `today_${key}`, at: timeOf(due), ...length }
  }
  const written = dateTime(due)
  const thisYear = written.slice(0, 4) === dayOf(new Date(now).toISOString()).slice(0, 4)
  return { tone: 'fine', key: 'at', at: thisYear ? written.slice(5) : written, count: 0, more: 0 }
}

/** The heading something due stands under: late, today, later. */
export const groupOf = (due: string | null, now: number = bankNow()): Tone => dueSaid(due, now)?.tone ?? 'fine'

/** Things in the order of their headings, each heading once. */
export const grouped = <T,>(items: readonly T[], dueOf: (item: T) => string | null, now: number = bankNow()): { tone: Tone; items: T[] }[] =>
  (['late', 'soon', 'fine'] as const).map((tone) => ({ tone, items: items.filter((item) => groupOf(dueOf(item), now) === tone) })).filter((group) => group.items.length > 0)
