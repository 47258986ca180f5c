import { expect, test } from 'vitest'
import type { Catalogue, FormMeta } from '../types'
import { columnsOf, filterable, isComplete, readFilter, sent, sentence } from './filter'

const operator = (name: string, zh: string, operand: 'one' | 'two' | 'many' | 'text' | 'none') => ({ name, label: { zh, en: name }, operand })
const catalogue: Catalogue = {
  field_types: [
    { name: 'money', label: { zh: '金额' }, icon: '', widget: 'money', sortable: true, operators: [operator('gt', '大于', 'one'), operator('between', '介于', 'two'), operator('is_empty', '为空', 'none')] },
    { name: 'choice', label: { zh: '单选' }, icon: '', widget: 'choice', sortable: true, operators: [operator('in', '是其中之一', 'many')] },
    { name: 'date_time', label: { zh: '时间' }, icon: '', widget: 'date_time', sortable: true, operators: [operator('gt', '晚于', 'one')] },
  ],
  system_fields: [],
}
const field = { uid: 'u', required: false, read_only: false, unique: false, default: null, options: {}, sensitivity: '', sortable: true, see: 'clear', write: 'always' } as const
const form = {
  fields: [
    { ...field, name: 'amount', type: 'money', label: { zh: '金额' }, operators: ['gt', 'between', 'is_empty'] },
    { ...field, name: 'level', type: 'choice', label: { zh: '级别' }, operators: ['in'], option_set: { ranked: true, options: [{ code: 'vip', label: { zh: '贵宾' } }, { code: 'mass', label: { zh: '普通' } }] } },
    { ...field, name: 'salary', type: 'money', label: { zh: '工资' }, operators: ['gt'], see: 'masked' },
    { ...field, name: 'secret', type: 'money', label: { zh: '密' }, operators: [], see: 'hidden' },
  ],
  system_fields: [{ name: 'created_at', label: { zh: '创建时间' }, type: 'date_time' }],
} as unknown as FormMeta
const columns = columnsOf(form, catalogue)

test('a hidden field is no column, a masked one cannot be filtered by', () => {
  expect(columns.map((column) => column.name)).toEqual(['amount', 'level', 'salary', 'created_at'])
  expect(filterable(columns, catalogue).map((column) => column.name)).toEqual(['amount', 'level', 'created_at'])
})

test.each([
  [{ field: 'amount', op: 'gt', value: '1000' }, '金额 大于 ¥1,000.00'],
  [{ field: 'amount', op: 'between', value: ['1', '2'] }, '金额 介于 ¥1.00 – ¥2.00'],
  [{ field: 'amount', op: 'is_empty' }, '金额 为空'],
  [{ field: 'level', op: 'in', value: ['vip', 'mass'] }, '级别 是其中之一 贵宾、普通'],
  [{ field: 'gone', op: 'gt', value: 1 }, 'gone'],
])('%j reads %s', (condition, text) => {
  expect(sentence(condition, columns, catalogue)).toBe(text)
})

test('an operator says what it needs', () => {
  const between = operator('between', '介于', 'two')
  expect(isComplete({ field: 'amount', op: 'between', value: ['1'] }, between)).toBe(false)
  expect(isComplete({ field: 'amount', op: 'between', value: ['1', '2'] }, between)).toBe(true)
  expect(isComplete({ field: 'amount', op: 'is_empty' }, operator('is_empty', '为空', 'none'))).toBe(true)
  expect(isComplete({ field: 'amount', op: 'nope', value: '1' }, undefined)).toBe(false)
})

test.each([
  ['text', [], true],
  [[{ field: 'gone', op: 'gt', value: '1' }], [], true],
  [[{ field: 'amount', op: 'gt', value: '1' }, null], [{ field: 'amount', op: 'gt', value: '1' }], true],
  [undefined, [], false],
])('an address with the filter %j is read with distrust', (written, filter, broken) => {
  expect(readFilter(written, columns, catalogue)).toEqual({ filter, broken })
})

test('the words of a condition are never sent', () => {
  expect(sent({ field: 'customer', op: 'eq', value: 'id', text: '林女士' })).toEqual({ field: 'customer', op: 'eq', value: 'id' })
})
