import { namesOf, withNames } from '../fixed'
import { StringStream } from '@codemirror/language'
import { expect, test } from 'vitest'
import { names } from '@/conditions/tests/names'
import { fits, proposals } from '../code/complete'
import { token } from '../code/feel'
import { toPoints, toUnits } from '../code/positions'
import { undrawn } from '../undrawn'

const tokens = (text: string): [string, string | null][] => {
  const stream = new StringStream(text, 2, 2)
  const found: [string, string | null][] = []
  while (!stream.eol()) {
    const kind = token(stream)
    if (stream.current().trim() !== '') found.push([stream.current(), kind])
    stream.start = stream.pos
  }
  return found
}

test('words, texts, numbers and calls are told apart, with full-width signs too', () => {
  expect(tokens('涉及金额 ＞ 5.5 and 级别 at least “贵宾”')).toEqual([
    ['涉及金额', 'variableName'], ['＞', 'operator'], ['5.5', 'number'], ['and', 'keyword'], ['级别', 'variableName'], ['at', 'keyword'], ['least', 'keyword'], ['“贵宾”', 'string'],
  ])
  expect(tokens('count（x） = true // so')).toEqual([['count', 'function'], ['（', 'punctuation'], ['x', 'variableName'], ['）', 'punctuation'], ['=', 'operator'], ['true', 'atom'], ['// so', 'comment']])
  expect(tokens('"open')).toEqual([['"open', 'string']])
})

test('positions of the server are found among letters that take two units', () => {
  expect(toUnits('𠮷野家 > 1', 4)).toBe(5)
  expect(toPoints('𠮷野家 > 1', 5)).toBe(4)
  expect(toUnits('ab', 99)).toBe(2)
})

const at = (text: string) => {
  const { from, list } = proposals(names, text, text.length)
  return { typed: text.slice(from), found: list.filter((each) => fits(each, text.slice(from))).map(({ write }) => write) }
}

test.each([
  ['by its Chinese label', '涉及', '涉及', '涉及金额'],
  ['by its technical name', 'amo', 'amo', '涉及金额'],
  ['after a dot, the fields of that record', 'vip and 客户.', '', '级别'],
  ['after a dot and some letters', 'customer.lev', 'lev', '级别'],
  ['a function by its name', 'cou', 'cou', 'count()'],
  ['an option in quotes', '客户.级别 at least ', '', '"贵宾"'],
  ['an option inside quotes', 'vip and 客户.级别 = "', '', '贵宾"'],
  ['an option among several', 'customer.level in ("普通", "', '', '贵宾"'],
])('completion finds %s', (_, text, typed, wanted) => {
  expect(at(text).typed).toBe(typed)
  expect(at(text).found).toContain(wanted)
})

test('why an expression cannot be drawn is said by its first such part', () => {
  const field = { k: 'field', path: ['u'] }
  expect(undrawn({ k: 'comparison', op: '>', left: { k: 'arithmetic', op: '*', left: field, right: field }, right: { k: 'number', value: '1' } })).toEqual({ key: 'conditions.undrawn_arithmetic' })
  expect(undrawn({ k: 'and', left: { k: 'comparison', op: '<', left: field, right: { k: 'arithmetic', op: '+', left: { k: 'call', function: { k: 'name', name: 'today' }, arguments: [] }, right: field } }, right: { k: 'call', function: { k: 'name', name: 'is workday' }, arguments: [field] } })).toEqual({ key: 'conditions.undrawn_call', name: 'is workday' })
  expect(undrawn(null)).toEqual({ key: 'conditions.undrawn_other' })
})

test('a text for reading has names for ids', () => {
  const id = '01920000-0000-7000-8000-000000000001'
  const fixed = [{ kind: 'person', id, label: { zh: '陈晓雯', en: 'Chen' } }, { kind: 'org unit', id, label: null }]
  expect(withNames(`a = person（“${id}”） and b = org unit( "${id.toUpperCase()}" ) or record("${id}") = c`, fixed, '?')).toBe('a = 陈晓雯 and b = ? or ? = c')
  expect(withNames('is person("x")', fixed, '?')).toBe('is person("x")')
  expect(namesOf(fixed)).toEqual([[`person ${id}`, '陈晓雯'], [`org unit ${id}`, null]])
})
