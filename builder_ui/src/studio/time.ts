import dayjs from 'dayjs'

/** 10:32 today, 03-12 10:32 on another day of this year, with the year before that. */
export function clock(iso: string, now: Date = new Date()): string {
  const at = dayjs(iso)
  if (at.isSame(now, 'day')) return at.format('HH:mm')
  return at.format(at.isSame(now, 'year') ? 'MM-DD HH:mm' : 'YYYY-MM-DD HH:mm')
}
