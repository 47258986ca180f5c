import { zone } from '@/kit/format'

/** The greeting of an hour, on the bank's clock. */
export const greeting = (now: Date): string => {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(now))
  if (hour >= 5 && hour < 11) return 'home.hello_morning'
  if (hour >= 11 && hour < 13) return 'home.hello_noon'
  if (hour >= 13 && hour < 18) return 'home.hello_afternoon'
  return 'home.hello_evening'
}
