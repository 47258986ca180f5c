import { expect, test } from 'vitest'
import { readLookUp, readRollUp, wayOf, writeRollUp } from './made'

test.each([
  ['count(holding_list)', { list: 'holding_list', summary: 'count', field: '', condition: '' }],
  ['sum(holding_list.amount)', { list: 'holding_list', summary: 'sum', field: 'amount', condition: '' }],
  ['max(持有列表[金额 > 100].金额)', { list: '持有列表', summary: 'max', field: '金额', condition: '金额 > 100' }],
  ['count(holding_list[tags[1] = "a"])', { list: 'holding_list', summary: 'count', field: '', condition: 'tags[1] = "a"' }],
] as const)('%s is chosen and written the same way', (text, chosen) => {
  expect(readRollUp(text)).toEqual(chosen)
  expect(writeRollUp(chosen)).toBe(text)
})

test.each(['sum(holding_list)', 'count(holding_list.amount)', 'sum(a.b) + 1', 'amount * 2', 'count(customer.holding_list)'])('%s stays a formula', (text) => {
  expect(readRollUp(text)).toBeUndefined()
})

test('what is not chosen yet is not written', () => {
  expect(writeRollUp({ list: '', summary: 'count', field: '', condition: '' })).toBeUndefined()
  expect(writeRollUp({ list: 'a', summary: 'sum', field: '', condition: '' })).toBeUndefined()
})

test('a path of two steps is a look-up to choose', () => {
  expect(readLookUp('customer.level')).toEqual({ by: 'customer', field: 'level' })
  expect(readLookUp('customer.branch.city')).toBeUndefined()
})

test('a field goes one way', () => {
  const field = { uid: 'aaaaaaaa', name: 'a', type: 'text', label: { zh: 'a' } }
  expect(wayOf(field)).toBe('people')
  expect(wayOf({ ...field, computed: { lookup: 'customer.level' } })).toBe('lookup')
  expect(wayOf({ ...field, computed: 'amount * 2' })).toBe('formula')
  expect(wayOf({ ...field, computed: 'count(a_list)' })).toBe('rollup')
})
