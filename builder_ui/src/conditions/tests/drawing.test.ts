import { expect, test } from 'vitest'
import { extended, group, isComplete, lacking, read, related, replaced, row, written } from '../drawing'
import { comparable, familyOf, reaches } from '../fields'
import { totalled, totalMember } from '../totals'
import { firstValue, operandMember, operatorsOf, readSpan, sameOperand, sourceOf, sourcesOf, startOf, writeSpan } from '../operators'
import type { Json } from '@/formulas/types'
import { names } from './names'

test.each<[string, Json]>([
  ['a row', { all: [{ field: 'amount', op: 'gt', value: '50000' }] }],
  ['nested groups', { any: [{ field: 'due', op: 'le', value: { today: 'P30D' } }, { all: [{ field: 'reason', op: 'is_empty' }, { field: 'amount', op: 'lt', value: { field: 'limit' } }] }] }],
  ['a negated group', { all: [{ not: { any: [{ field: 'vip', op: 'eq', value: true }] } }] }],
  ['a related form', { all: [{ of: 'deposit_list', has: 'every', where: { all: [{ field: 'amount', op: 'ge', value: '1000000' }] } }] }],
  ['how many records of a related form', { all: [{ of: 'deposit_list', has: 'count', op: 'ge', value: '3', where: { any: [{ field: 'amount', op: 'ge', value: '1' }] } }] }],
  ['the sum of a field of all of them', { all: [{ of: 'deposit_list', has: 'sum', field: 'amount', op: 'between', value: ['1', { field: 'limit' }] }, { of: 'deposit_list', has: 'max', field: 'matures', op: 'is_empty' }] }],
  ['units and posts', { all: [{ field: 'owner@unit', op: 'within', value: { field: '@my_unit@institution' } }, { field: 'owner', op: 'holds_post', value: { post: 'rm', within: { field: '@my_unit' } } }, { field: '@me', op: 'holds_post', value: 'teller' }] }],
  ['a person, and one of several', { all: [{ field: 'customer.rm', op: 'eq', value: { me: true } }, { field: 'customer.level', op: 'in', value: ['mass', 'vip'] }] }],
])('%s is read and written the same', (_, json) => {
  expect(written(read(json))).toEqual(json)
})

test('a negation of something that is no group is a negated group of it', () => {
  expect(written(read({ not: { field: 'vip', op: 'eq', value: true } }))).toEqual({ all: [{ not: { all: [{ field: 'vip', op: 'eq', value: true }] } }] })
  expect(written(read({ not: { not: { any: [{ field: 'vip', op: 'eq', value: true }] } } }))).toEqual({ all: [{ not: { all: [{ not: { any: [{ field: 'vip', op: 'eq', value: true }] } }] } }] })
})

test('what is not the shape of conditions draws nothing', () => {
  for (const json of [null, 'a', 1, {}, { all: 'no' }, { field: 1 }]) expect(written(read(json as never))).toBeUndefined()
})

test('nothing is written while something is lacking', () => {
  const lacks = row('amount', 'gt')
  const root = group([row('vip', 'eq', true), lacks])
  expect(lacking(root)).toEqual([lacks])
  expect(written(root)).toBeUndefined()
  expect(written(replaced(root, lacks.key, { ...lacks, value: '1' }))).toEqual({ all: [{ field: 'vip', op: 'eq', value: true }, { field: 'amount', op: 'gt', value: '1' }] })
  expect(isComplete(row('due', 'between', ['2026-01-01', null]))).toBe(false)
  expect(isComplete(row('amount', 'gt', { field: '' }))).toBe(false)
  expect(isComplete(row('amount', 'gt', 0))).toBe(true)
})

test('a total lacks a field or a value, and needs no condition of its own', () => {
  const count = { ...related('deposit_list', group()), has: 'count' as const, op: 'ge' }
  expect(lacking(group([count]))).toEqual([count])
  expect(written(group([{ ...count, value: '2' }]))).toEqual({ all: [{ of: 'deposit_list', has: 'count', op: 'ge', value: '2' }] })
  const sum = { ...count, has: 'sum' as const, value: '2' }
  expect(lacking(group([sum]))).toEqual([sum])
  expect(lacking(group([{ ...sum, field: 'amount', where: group([row('amount', 'ge')]) }]))).toHaveLength(1)
  expect(isComplete(row('owner', 'holds_post', { post: 'rm', within: null }))).toBe(false)
})

test('a total is of numbers, the smallest and largest of dates as well', () => {
  const found = reaches(names, 'bank/deposit')
  expect(totalled('sum', found).map(({ path }) => path)).toEqual(['amount'])
  expect(totalled('max', found).map(({ path }) => path)).toEqual(['amount', 'matures'])
  expect(totalled('count', found)).toEqual([])
  const part = { ...related('deposit_list', group()), has: 'count' as const }
  expect(totalMember(part, undefined)).toMatchObject({ type: 'number', nullable: false })
})

test('people lead to units, and whoever asks may be compared', () => {
  const found = reaches(names)
  const at = (path: string) => found.find((each) => each.path === path)?.member ?? found[0]?.member ?? { name: path, label: { zh: path }, uid: path, type: 'any', is_list: false }
  expect(familyOf(at('owner@unit@institution'))).toBe('org_unit')
  expect(operatorsOf(at('@my_unit@above'))).toContain('within')
  expect(operatorsOf(at('@me'))[0]).toBe('works_within')
  expect(found.some(({ path }) => path === 'customer.rm@unit')).toBe(true)
  expect(firstValue(at('@my_unit'), 'within')).toEqual({ field: '@my_unit@institution' })
  expect(sourceOf({ field: '@my_unit@above' }, at('owner@unit'))).toBe('mine')
  expect(sourceOf({ field: 'owner@unit' }, at('@my_unit'))).toBe('field')
  expect(operandMember(at('owner'), 'works_within').type).toBe('org_unit')
  expect([sameOperand('eq', 'ne'), sameOperand('eq', 'in'), sameOperand('eq', 'holds_post'), sameOperand('works_within', 'holds_post')]).toEqual([true, false, false, false])
})

test('a part is replaced or removed wherever it stands, and nothing else is touched', () => {
  const inner = row('amount', 'ge', '1')
  const beside = group([row('vip', 'eq', true)])
  const root = group([beside, related('deposit_list', group([inner]))])
  const next = replaced(root, inner.key, undefined)
  expect(next.members[0]).toBe(beside)
  expect(next.members[1]).toMatchObject({ kind: 'related', where: { members: [] } })
  expect(replaced(root, 'nobody', undefined)).toBe(root)
  expect(replaced(root, root.key, extended(root, inner)).members).toHaveLength(3)
})

test('fields are reached through references, and a form is not entered twice', () => {
  const paths = reaches(names).map(({ path, text }) => `${path} ${text}`)
  expect(paths).toContain('customer.level 客户 › 级别')
  expect(paths).toContain('customer.parent 客户 › 上级客户')
  expect(paths.some((path) => path.startsWith('customer.parent.'))).toBe(false)
  expect(reaches(names, 'bank/deposit').map(({ path }) => path)).toEqual(['amount', 'matures'])
})

test('operators and sources follow the type', () => {
  const at = (path: string) => reaches(names).find((each) => each.path === path)?.member ?? { name: path, label: { zh: path }, uid: path, type: 'any', is_list: false }
  expect(operatorsOf(at('customer.level'))[0]).toBe('at_least')
  expect(operatorsOf(at('tags'))).toEqual(['contains'])
  expect(operatorsOf(at('deposit_list'))).toEqual([])
  expect(familyOf(at('customer'))).toBe('record')
  expect(sourcesOf(at('due'))).toContain('today')
  expect(firstValue(at('customer.rm'), 'eq')).toEqual({ me: true })
  expect(firstValue(at('vip'), 'eq')).toBe(true)
  // chosen and still to be given is not the same as not chosen yet
  expect(sourcesOf(at('customer'))).toEqual(['given', 'field'])
  expect(sourceOf(startOf('given'), at('customer.rm'))).toBe('given')
  expect(sourceOf('0190a5e2-0000-7000-8000-000000000001', at('customer.rm'))).toBe('given')
  expect(sourceOf(undefined, at('customer.rm'))).toBe('me')
  expect(isComplete(row('customer.rm', 'eq', startOf('given')))).toBe(false)
  expect(sourceOf({ field: 'limit' }, at('amount'))).toBe('field')
  expect(comparable(at('amount'), at('limit'))).toBe(true)
  expect(comparable(at('amount'), at('due'))).toBe(false)
})

test.each([['P0D', 'on'], ['P30D', 'after'], ['-P1M', 'before'], ['P2Y', 'after']] as const)('the span %s is read and written the same', (span, way) => {
  expect(readSpan(span).way).toBe(way)
  expect(writeSpan(readSpan(span))).toBe(span)
})
