import { expect, test } from 'vitest'
import { extended, group, isComplete, lacking, read, related, replaced, row, written } from '../drawing'
import { comparable, familyOf, reaches } from '../fields'
import { firstValue, operatorsOf, readSpan, sourceOf, sourcesOf, startOf, writeSpan } from '../operators'
import type { Json } from '@/formulas/types'
import { names } from './names'

test.each<[string, Json]>([
  ['a row', { all: [{ field: 'amount', op: 'gt', value: '50000' }] }],
  ['nested groups', { any: [{ field: 'due', op: 'le', value: { today: 'P30D' } }, { all: [{ field: 'reason', op: 'is_empty' }, { field: 'amount', op: 'lt', value: { field: 'limit' } }] }] }],
  ['a negated group', { all: [{ not: { any: [{ field: 'vip', op: 'eq', value: true }] } }] }],
  ['a related form', { all: [{ of: 'deposit_list', has: 'every', where: { all: [{ field: 'amount', op: 'ge', value: '1000000' }] } }] }],
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
