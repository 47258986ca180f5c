import { expect, test } from 'vitest'
import { folded } from '../amounts'
import type { Valued, ValueKind } from '../kind'
import { parse } from '../parse'
import { readThen, readWhen } from '../read'
import { showThen, showWhen } from '../words'
import { write } from '../write'

const options = [
  { code: 'mass', label: { zh: '普通', en: 'Mass' } }, { code: 'vip', label: { zh: '贵宾', en: 'VIP' } },
  { code: 'private', label: { zh: '私行', en: 'Private banking' } }, { code: 'passed', label: { zh: '上级或监管转办', en: 'Passed on' } },
]
const of = (kind: ValueKind): Valued => ({ kind, type: kind, options: kind === 'option' ? options : [], ranked: kind === 'option' })

test.each([
  ['-', '-'], ['', '-'], ['"vip"', '"vip"'], ['"vip","mass"', '"vip", "mass"'], ['not( "vip" , "mass" )', 'not("vip", "mass")'], ['>50000', '> 50000'],
  ['(50000..200000]', '(50000..200000]'], ['[1 .. 2[', '[1..2)'], [']1..2]', '(1..2]'], ['null', 'null'], ['not(null)', 'not(null)'], ['at least "vip"', '>= "vip"'],
  ['date("2026-01-01")', 'date("2026-01-01")'], ['@"2026-01-01"', 'date("2026-01-01")'], ['< 5, [10..20]', '< 5, [10..20]'], ['= ? > 5 and true', '= ? > 5 and true'],
  ['-5', '-5'], ['[-5..-1]', '[-5..-1]'], ['"say \\"hi\\""', '"say \\"hi\\""'], ['true', 'true'], ['贵宾', '贵宾'], ['x + 1', 'x + 1'], ['!= 5', 'not(5)'], ['!= 5, 6', '!= 5, 6'], ['date("2026-01-01"', 'date("2026-01-01"'],
  ['> ', '>'], ['[1..', '[1..'], ['"a" "b"', '"a" "b"'], ['not(', 'not('], ['1.5', '1.5'], ['[0.5..1.5]', '[0.5..1.5]'],
])('the cell %s is kept as %s', (source, kept) => {
  expect(write(parse(source))).toBe(kept)
  expect(write(parse(kept))).toBe(kept)
})

test.each<[ValueKind, string, string]>([
  ['option', '-', '不限'], ['option', '"vip"', '贵宾'], ['option', '"vip", "private"', '贵宾，私行'], ['option', 'not("passed")', '除上级或监管转办'], ['option', '= ? at least "vip"', '贵宾及以上'],
  ['money', '> 1000000', '> 100 万'], ['money', '(50000..200000]', '> 5 万 – 20 万'], ['money', '[50000..200000]', '5 万 – 20 万'], ['money', '<= 9800', '≤ 9,800'], ['money', '[50000..200000)', '5 万 – < 20 万'],
  ['number', '>= 12000', '≥ 12,000'], ['boolean', 'true', '是'], ['date', '< date("2026-03-01")', '< 2026-03-01'], ['text', 'null', '空'], ['money', '= ? > 5', '= ? > 5'], ['option', '"gone"', 'gone'],
])('in a column of %s the condition %s is shown as %s', (kind, cell, shown) => {
  expect(showWhen(cell, of(kind))).toBe(shown)
  // what is shown may be copied out and pasted in again
  expect(readWhen(shown, of(kind))).toBe(cell === '"gone"' ? 'gone' : cell)
})

test.each<[ValueKind, string, string]>([
  ['money', '5万-20万', '[50000..200000]'], ['money', '5万至20万', '[50000..200000]'], ['money', '＞10万', '> 100000'], ['money', '超过 5万元', '> 50000'], ['money', '不超过1,000', '<= 1000'], ['money', '50,000', '50000'],
  ['money', '1.5亿以上', '>= 150000000'], ['money', '12000元', '12000'], ['number', '1, 2, 3', '1, 2, 3'], ['number', '<5, 10-20', '< 5, [10..20]'], ['number', '5~8', '[5..8]'], ['money', 'abc', 'abc'], ['number', '"x"', '"x"'],
  ['option', '贵宾、私行', '"vip", "private"'], ['option', '贵宾 或 私行', '"vip", "private"'], ['option', '上级或监管转办', '"passed"'], ['option', '除贵宾、私行外', 'not("vip", "private")'], ['option', '不是普通', 'not("mass")'],
  ['option', 'VIP', '"vip"'], ['option', 'private', '"private"'], ['option', '至少贵宾', '= ? at least "vip"'], ['option', '>= "vip"', '= ? at least "vip"'], ['option', '白金', '白金'], ['boolean', '是', 'true'], ['boolean', '√', 'true'], ['boolean', '否', 'false'],
  ['date', '2026/3/1', 'date("2026-03-01")'], ['date', '2026-01-01 – 2026-03-01', '[date("2026-01-01")..date("2026-03-01")]'], ['date', '早于2026年3月1日', '< date("2026-03-01")'],
  ['text', '北京', '"北京"'], ['text', '北京，上海', '"北京", "上海"'], ['text', '除北京外', 'not("北京")'], ['text', '任意', '-'], ['text', '不限', '-'], ['text', 'any', '-'], ['text', '= contains(?, "x")', '= contains(?, "x")'],
])('in a column of %s, %s is typed for %s', (kind, typed, cell) => {
  expect(readWhen(typed, of(kind))).toBe(cell)
})

test.each<[ValueKind, string, string, string]>([
  ['text', '客户经理', '"客户经理"', '客户经理'], ['text', '"rm"', '"rm"', 'rm'], ['text', '24', '"24"', '24'], ['number', '24', '24', '24'], ['number', '1,200', '1200', '1,200'], ['money', '5万', '50000', '5 万'], ['option', '贵宾', '"vip"', '贵宾'],
  ['boolean', '否', 'false', '否'], ['number', '= amount * 2', '= amount * 2', '= amount * 2'], ['number', '很多', '很多', '很多'], ['text', '', '', ''], ['text', '说 "好"', '"说 \\"好\\""', '说 "好"'], ['date', '2026.3.1', 'date("2026-03-01")', '2026-03-01'],
])('a result of %s typed %s is %s, and shown as %s', (kind, typed, cell, shown) => {
  expect(readThen(typed, of(kind))).toBe(cell)
  expect(showThen(cell, of(kind))).toBe(shown)
})

test.each([
  ['120000', '12 万'], ['500000000', '5 亿'], ['123456', '123,456'], ['125000', '12.5 万'], ['-20000', '-2 万'], ['9999', '9,999'], ['10000', '1 万'], ['0', '0'], ['100000000', '1 亿'], ['12500.5', '12,500.5'], ['123400', '12.34 万'],
])('the amount %s is said as %s', (digits, said) => expect(folded(digits)).toBe(said))
