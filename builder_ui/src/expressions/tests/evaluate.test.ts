import { expect, test } from 'vitest'
import { BudgetExceeded, compileTree, readGiven, Unsupported, type Value } from '..'
import type { Node } from '../tree'
import { decimal } from './numbers'
import { and, arith, at, call, cmp, field, iteration, list, loop, name, nil, num, or, truth, txt } from './trees'
import { write } from './written'

const given = readGiven({
  now: '2026-11-22T17:30:00Z', zone: 'Asia/Shanghai', me: 'p1', ranks: { 'bank/risk': ['low', 'steady', 'high'] },
  calendars: { '': { first: 2026, last: 2026, off: ['2026-10-01', '2026-10-02'], worked: ['2026-10-10'] } },
})
const of = (tree: Node, record: Record<string, Value> = {}) => compileTree(tree).value(new Map(Object.entries(record)), given)

test('unknown is neither true nor false', () => {
  const unknown = cmp(nil, '>', num('1'))
  expect([of(unknown), of(and(unknown, truth(false))), of(and(unknown, truth(true))), of(or(unknown, truth(true))), of(call('not', unknown))]).toEqual([null, false, null, true, null])
  expect([of(cmp(nil, '=', num('5'))), of(cmp(nil, '!=', num('5'))), of(cmp(nil, '=', nil))]).toEqual([false, true, true])
})

test('a field is read by its uid, and one of a record referred to through it', () => {
  expect(of(cmp(field('uamount'), '>', num('50000')), { uamount: decimal('50000.01') })).toBe(true)
  expect(of(field('ucustomer', 'ulevel'), { ucustomer: new Map([['ulevel', 'vip']]) })).toBe('vip')
  expect(compileTree(and(field('a'), cmp(field('b', 'c'), '=', field('a')))).fields).toEqual([['a'], ['b', 'c']])
})

test('text is counted and ordered by code point', () => {
  expect(write(of(call('string length', txt('𠮷野家'))))).toEqual({ n: '3' })
  expect(of(call('substring', txt('𠮷野家'), num('2')))).toBe('野家')
  expect(of(cmp(txt('｡'), '<', txt('𠮷')))).toBe(true)
  expect(of(cmp(txt('稳健'), '<', txt('贵宾')))).toBe(true)
})

test('now and today are fixed, on the bank’s clock, and me is who asks', () => {
  expect(write(of(call('today')))).toEqual({ t: 'date', v: '2026-11-23' })
  expect(write(of(call('now')))).toEqual({ t: 'date and time', v: '2026-11-23T01:30:00+08:00' })
  expect(of(call('me'))).toBe('p1')
})

test('options rank as they do today, working days are those of the calendar handed in', () => {
  const ranked = (code: string) => of(call('at least', txt(code), txt('steady'), txt('bank/risk')))
  expect([ranked('low'), ranked('steady'), ranked('high'), ranked('gone')]).toEqual([false, true, true, null])
  expect([of(call('is workday', at('2026-10-01'))), of(call('is workday', at('2026-10-10'))), of(call('is workday', at('2027-01-04')))]).toEqual([false, true, null])
  expect(write(of(call('workday add', at('2026-09-30'), num('1'))))).toEqual({ t: 'date', v: '2026-10-05' })
  expect(write(of(call('workday diff', at('2026-10-11'), at('2026-10-09'))))).toEqual({ n: '-1' })
  expect(of(call('is workday', at('2026-10-01'), txt('nyse')))).toBeNull()
})

test('the calendars an expression names are known before it runs', () => {
  const named = (...tree: Node[]) => [...compileTree(call('is workday', at('2026-10-01'), ...tree)).calendars]
  expect([named(), named(txt('nyse')), named(field('u_calendar'))]).toEqual([[''], ['nyse'], [null]])
})

test('a function that takes something else gives nothing', () => {
  expect([of(call('string length', num('1'))), of(call('abs', txt('a'))), of(arith(txt('a'), '+', num('1')))]).toEqual([null, null, null])
})

test('loops, and what is found in them', () => {
  expect(write(of(loop([iteration('i', num('3'), num('1'))], arith(name('i'), '*', num('2')))))).toEqual(['6', '4', '2'].map((n) => ({ n })))
  const some: Node = { k: 'quantified', quantifier: 'some', iterations: [iteration('x', list(num('1'), nil))], condition: cmp(name('x'), '>', num('5')) }
  expect(of(some)).toBeNull()
})

test.each<[string, Node]>([
  ['a kind of node', { k: 'lambda', parameters: [], body: nil }], ['a function', call('launch missiles')], ['a name', name('x')],
  ['a pattern that is worked out', call('matches', txt('a'), field('u'))], ['a pattern that goes back', call('matches', txt('a'), txt('(a)\\1'))],
  ['something that is no tree', { k: 'and', left: 'x', right: nil } as unknown as Node],
])('%s the browser does not know is left to the server', (_, tree) => {
  expect(() => compileTree(tree)).toThrow(Unsupported)
})

test('another shape of tree is left to the server', () => {
  expect(() => compileTree(nil, 2)).toThrow(Unsupported)
  expect(() => compileTree(null)).toThrow(Unsupported)
})

test('what costs too much is stopped', () => {
  const twice = loop([iteration('i', num('1'), num('200')), iteration('j', num('1'), num('200'))], num('1'))
  expect(() => of(twice)).toThrow(BudgetExceeded)
})

test('a text may not grow without end', () => {
  const long = call('string join', loop([iteration('i', num('1'), num('3000'))], txt('abcdefghij')))
  expect(of(arith(long, '+', arith(long, '+', long)))).toBeNull()
})
