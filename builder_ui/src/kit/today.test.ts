import { afterEach, expect, test, vi } from 'vitest'
import { today } from './today'

afterEach(() => { vi.useRealTimers() })

test.each([
  ['2026-11-23T15:59:59Z', '2026-11-23'],
  ['2026-11-23T16:00:00Z', '2026-11-24'],
  ['2026-12-31T20:00:00Z', '2027-01-01'],
])('at %s it is %s at the bank, in every zone a machine may be set to', (now, day) => {
  vi.useFakeTimers({ now: new Date(now) })
  expect(today().format('YYYY-MM-DD')).toBe(day)
})
