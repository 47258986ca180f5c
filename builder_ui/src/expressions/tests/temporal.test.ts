import { expect, test } from 'vitest'
import { operations } from '../values/arithmetic'
import { equal, less } from '../values/compare'
import { onClockOf } from '../values/instants'
import { readDay, readMoment, readTemporal } from '../values/literals'
import { member } from '../values/members'
import { Day, Moment } from '../values/temporal'
import type { Value } from '../values/types'

const read = (text: string): Value => readTemporal(text)
const sum = (a: string, b: string) => String(operations.get('+')?.(read(a), read(b)) ?? null)
const difference = (a: string, b: string) => String(operations.get('-')?.(read(a), read(b)) ?? null)

test.each(['2026-02-29', '2026-13-01', '26-01-01', '09:60:00', '24:00:01', 'P', 'P1Y1D', '2026-11-22T', '09:30:00@asia/shanghai'])('%s is no date, time or duration', (text) => {
  expect(read(text)).toBeNull()
})

test.each(['2026-11-22', '-0044-03-15', '09:30:00.125+08:00', '2026-11-22T09:30:00@Asia/Shanghai', 'P1Y6M', '-P1DT12H0.5S', 'P2D'])('%s is read and written back', (text) => {
  expect(String(read(text))).toBe(text)
})

test('midnight of the day may be written as 24:00', () => {
  expect(String(read('2026-12-31T24:00:00Z'))).toBe('2027-01-01T00:00:00Z')
})

test.each([
  ['2024-01-31', 'P1M', '2024-02-29'], ['2023-01-31', 'P1M', '2023-02-28'], ['2024-03-31', '-P13M', '2023-02-28'],
  ['2026-12-31', 'P1D', '2027-01-01'], ['2026-11-22', '-PT1S', '2026-11-21'], ['2026-11-22T23:00:00Z', 'PT2H', '2026-11-23T01:00:00Z'],
  ['23:00:00', 'PT2H', '01:00:00'], ['P1Y', 'P6M', 'P1Y6M'], ['2026-11-22', 'PT36H', '2026-11-23'],
])('%s and %s later is %s', (point, by, expected) => {
  expect(sum(point, by)).toBe(expected)
})

test.each([
  ['2026-12-01', '2026-11-22', 'P9D'], ['2026-11-22T08:00:00Z', '2026-11-22T17:30:00+08:00', '-PT1H30M'], ['2026-11-22T00:00:00', '2026-11-22T00:00:00Z', 'null'],
])('%s less %s is %s', (a, b, expected) => {
  expect(difference(a, b)).toBe(expected)
})

test('a day is the day of the calendar, whatever the zone of the machine', () => {
  const day = readDay('2026-11-22')
  expect([day?.ordinal, day?.weekday, Day.fromOrdinal(day?.ordinal ?? 0)?.toString()]).toEqual([20_779, 7, '2026-11-22'])
})

test('the same instant is the same, whatever clock shows it, and the bank’s clock shows it so', () => {
  const instant = readMoment('2026-11-22T17:30:00Z')
  const here = instant && onClockOf('Asia/Shanghai', instant)
  expect(String(here)).toBe('2026-11-23T01:30:00+08:00')
  expect(equal(instant, here)).toBe(true)
  expect(here && String(member(here, 'hour'))).toBe('1')
  expect(less(instant, readMoment('2026-11-22T17:30:01Z'))).toBe(true)
})

test('where clocks were put back, the first of the two hours is meant; where forward, the clock before', () => {
  const at = (text: string) => (readMoment(text) as Moment).time.offsetOn((readMoment(text) as Moment).day)
  expect(at('2026-10-25T02:30:00@Europe/Berlin')).toBe(7_200)
  expect(at('2026-03-29T02:30:00@Europe/Berlin')).toBe(3_600)
  expect(at('1900-01-01T00:00:00@Asia/Shanghai')).toBe(29_143)
})
