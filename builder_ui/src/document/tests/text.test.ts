import { expect, test } from 'vitest'
import { freeName, newUid, targetOf } from '..'
import { form } from './random'

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
