import { describe, expect, test } from 'vitest'
import { bankNow, dueSaid, grouped, keepBankTime, lengthOf } from '../due'

const now = Date.parse('2026-03-09T15:00:00+08:00')

describe('when something is due', () => {
  test('late is told in the two largest units', () => {
    expect(dueSaid('2026-03-08T13:00:00+08:00', now)).toEqual({ tone: 'late', key: 'late_days_hours', at: '', count: 1, more: 2 })
    expect(dueSaid('2026-03-09T12:00:00+08:00', now)).toMatchObject({ tone: 'late', key: 'late_hours', count: 3 })
    expect(dueSaid('2026-03-09T14:59:40+08:00', now)).toMatchObject({ key: 'late_minutes', count: 1 })
  })
  test('today says until when and how much is left', () => {
    expect(dueSaid('2026-03-09T17:00:00+08:00', now)).toEqual({ tone: 'soon', key: 'today_hours', at: '17:00', count: 2, more: 0 })
  })
  test('later is a day; another year is written out', () => {
    expect(dueSaid('2026-03-12T17:00:00+08:00', now)).toMatchObject({ tone: 'fine', key: 'at', at: '03-12 17:00' })
    expect(dueSaid('2027-01-04T09:00:00+08:00', now)?.at).toBe('2027-01-04 09:00')
  })
  test('the day is the bank\'s, whatever the zone of what was sent', () => {
    expect(dueSaid('2026-03-09T15:30:00Z', now)).toMatchObject({ tone: 'soon', at: '23:30' })
    expect(dueSaid('2026-03-09T16:30:00Z', now)?.tone).toBe('fine')
  })
  test('no limit, no words', () => {
    expect(dueSaid(null, now)).toBeNull()
    expect(dueSaid('never', now)).toBeNull()
  })
})

test('lengths leave out what is nothing', () => {
  expect(lengthOf(2880)).toEqual({ key: 'days', count: 2, more: 0 })
  expect(lengthOf(61)).toEqual({ key: 'hours', count: 1, more: 0 })
})

test('headings come in the order of urgency, none is empty', () => {
  const items = ['2026-03-12T17:00:00+08:00', null, '2026-03-08T17:00:00+08:00']
  expect(grouped(items, (one) => one, now).map(({ tone, items: some }) => [tone, some.length])).toEqual([['late', 1], ['fine', 2]])
})

test('a moved clock is the bank\'s', () => {
  keepBankTime('2030-01-01T00:00:00Z', Date.now())
  expect(new Date(bankNow()).getUTCFullYear()).toBe(2030)
  keepBankTime(new Date().toISOString())
})
