import { expect, test } from 'vitest'
import type { Column } from '../filter'
import { groupable, groupText, periodText, readGroup, readTotals, totalsOf, totalsText } from './shape'

const column = (name: string, type: string, more: Partial<Column> = {}) => ({ name, type, see: 'clear', operators: ['eq'], ...more }) as Column
const columns = [column('level', 'choice'), column('opened', 'date'), column('balance', 'money'), column('salary', 'money', { see: 'masked' }), column('phone', 'text', { see: 'masked' }), column('note', 'long_text')]

test('rows stand in groups only by what is seen in clear', () => {
  expect(groupable(columns).map((one) => one.name)).toEqual(['level', 'opened'])
})

test('numbers have every total, dates their ends, what is masked none', () => {
  expect(columns.map(totalsOf)).toEqual([[], ['min', 'max'], ['sum', 'avg', 'min', 'max'], [], [], []])
})

test('a group in the address is read with distrust and written back', () => {
  expect(readGroup('level', columns)).toEqual({ field: 'level' })
  expect(readGroup('opened:quarter', columns)).toEqual({ field: 'opened', unit: 'quarter' })
  expect(readGroup('opened:century', columns)).toEqual({ field: 'opened', unit: 'month' })
  for (const wrong of [undefined, 5, 'phone', 'nothing', '']) expect(readGroup(wrong, columns)).toBeUndefined()
  expect([groupText({ field: 'opened', unit: 'year' }), groupText({ field: 'level', unit: '' }), groupText(null)]).toEqual(['opened:year', 'level', undefined])
})

test('totals in the address are read with distrust and written back', () => {
  const totals = readTotals('balance:avg,salary:sum,opened:sum,opened:max,:', columns)
  expect(totals).toEqual([{ field: 'balance', of: 'avg' }, { field: 'opened', of: 'max' }])
  expect(totalsText(totals)).toBe('balance:avg,opened:max')
  expect([totalsText([]), readTotals(3, columns)]).toEqual([undefined, []])
})

test('a period is said as people say it', () => {
  const said = (unit: 'day' | 'month' | 'quarter' | 'year', english = false) => periodText('2026-04-01', unit, english)
  expect([said('year'), said('quarter'), said('month'), said('day')]).toEqual(['2026 年', '2026 年第 2 季度', '2026 年 4 月', '2026-04-01'])
  expect([said('year', true), said('quarter', true), said('month', true)]).toEqual(['2026', 'Q2 2026', '2026-04'])
})
