import { describe, expect, test } from 'vitest'
import { fieldsFromHeader, freeName, guessType, headings, newUid, targetOf } from '..'
import { form } from './random'

const TYPES = new Set([
  'text', 'long_text', 'integer', 'decimal', 'money', 'percent', 'boolean', 'date', 'date_time', 'choice', 'phone', 'email', 'id_number', 'person',
  'org_unit', 'reference', 'serial_number',
])

test('identities fit the format of the documents', () => {
  const many = Array.from({ length: 500 }, () => newUid())
  expect(many.every((uid) => /^[a-z0-9]{8,26}$/.test(uid))).toBe(true)
  expect(new Set(many).size).toBe(500)
})

test.each([
  ['amount', [], 'amount'],
  ['amount', ['amount'], 'amount_2'],
  ['amount', ['amount', 'amount_2'], 'amount_3'],
  ['客户 name', [], 'name'],
  ['金额', [], 'field'],
])('a free name for %s beside %j is %s', (wanted, taken, name) => expect(freeName(wanted, taken)).toBe(name))

describe('an Excel header', () => {
  test.each([
    ['身份证号', 'id_number'], ['客户电话', 'phone'], ['E-mail', 'email'], ['开户日期', 'date'], ['受理时间', 'date_time'], ['年化利率', 'percent'],
    ['贷款金额', 'money'], ['涉及金额（元）', 'money'], ['是否贵宾', 'boolean'], ['投诉次数', 'integer'], ['客户经理', 'person'], ['所属支行', 'org_unit'],
    ['备注', 'long_text'], ['编号', 'serial_number'], ['客户名称', 'text'], ['Balance', 'money'], ['Branch', 'org_unit'],
  ])('%s is a %s', (heading, type) => expect(guessType(heading, TYPES)).toBe(type))

  test('a type the installation lacks is not guessed', () => expect(guessType('贷款金额', new Set(['text']))).toBe('text'))

  test.each([
    ['a row with tabs', '姓名\t电话\t 金额 \n张三\t1\t2', ['姓名', '电话', '金额']],
    ['a column', '姓名\n电话\n', ['姓名', '电话']],
    ['commas', '姓名，电话,金额', ['姓名', '电话', '金额']],
    ['nothing', ' \n', []],
  ])('headings come from %s', (_, text, result) => expect(headings(text)).toEqual(result))

  test('fields are named apart and starred ones required', () => {
    const loose = fieldsFromHeader('金额*\t金额\tName', TYPES, () => undefined, ['money'])
    expect(loose.map(({ field }) => [field.name, field.type, field.required, field.label.en])).toEqual([
      ['money_2', 'money', true, undefined], ['money_3', 'money', undefined, undefined], ['name', 'text', undefined, 'Name'],
    ])
  })
})

test.each([
  ['/fields/1/label/en', 'b', 'label'],
  ['/fields/0/options/set', 'a', 'options.set'],
  ['/layout/0/children/1/field', 'b', 'width'],
  ['/layout/0/label/zh', 'section', 'label'],
  ['/title_field', undefined, 'title_field'],
  ['', undefined, undefined],
])('the problem at %s leads to %s and its %s', (pointer, part, property) => {
  const doc = form([['a', 'b']])
  const uid = part === 'section' ? doc.layout[0]?.uid : doc.fields.find((each) => each.name === part)?.uid
  expect(targetOf(doc, pointer)).toEqual({ uid, property })
})
