import { describe, expect, test } from 'vitest'
import { ago, count, dateTime, fixed, grouped, money } from './format'

test.each([
  ['2026-11-20T01:30:00Z', '2026-11-20 09:30'],
  ['2026-11-20T23:30:00+08:00', '2026-11-20 23:30'],
  [null, ''],
  ['not a time', 'not a time'],
])('the instant %j reads %j on the bank’s clock', (text, read) => {
  expect(dateTime(text)).toBe(read)
})

test.each([
  ['1234567.5', '1,234,567.5'],
  ['-1234', '-1,234'],
  ['999', '999'],
  ['12345678901234567890.123456789', '12,345,678,901,234,567,890.123456789'],
  ['.5', '.5'],
  ['abc', 'abc'],
])('%s is grouped as %s, digit by digit', (text, read) => {
  expect(grouped(text)).toBe(read)
})

describe('numbers stay text', () => {
  test.each([
    ['360', 2, '360.00'],
    ['360.5', 2, '360.50'],
    ['360.555', 2, '360.555'],
    ['7', 0, '7'],
  ])('%s with %d digits is %s', (text, digits, read) => expect(fixed(text, digits)).toBe(read))

  test('money is never rounded', () => expect(money('90071992547409931234.10')).toBe('¥90,071,992,547,409,931,234.10'))
})

test('a capped count says so', () => {
  expect(count(1000, false)).toBe('1,000+')
  expect(count(73, true)).toBe('73')
})

test('some minutes ago are told with a space between number and word', () => {
  const now = Date.parse('2026-11-20T10:00:00Z')
  expect(ago('2026-11-20T09:55:00Z', now)).toBe('5 分钟前')
  expect(ago('2026-11-20T08:00:00Z', now)).toBe('2026-11-20 16:00')
})
