import { expect, test } from 'vitest'
import { input, output, row, table } from '../../document/tests/random'
import type { Valued } from '../kind'
import { bare, plainText, sentenceOf, unitOf } from '../sentence'

const level = { kind: 'option', type: 'option:customer_level', ranked: true, options: [{ code: 'mass', label: { zh: '普通' } }, { code: 'vip', label: { zh: '贵宾' } }] } as const satisfies Valued
const money: Valued = { kind: 'money', type: 'money:CNY', options: [], ranked: false }
const hours: Valued = { kind: 'number', type: 'number', options: [], ranked: false, unit: '小时' }
const text: Valued = { kind: 'text', type: 'text', options: [], ranked: false }

const doc = table({
  inputs: [input('level', 'option:customer_level', { label: { zh: '客户级别' } }), input('amount', 'money:CNY', { label: { zh: '涉及金额' } }), input('channel', 'text', { label: { zh: '渠道' } })],
  outputs: [output('post', 'text', { label: { zh: '处理岗' } }), output('hours', 'number', { label: { zh: '时限（小时）' } })],
})
const [one, two, three, first, second] = [...doc.inputs, ...doc.outputs].map(({ uid }) => uid)
const valued = new Map([[one, level], [two, money], [three, text], [first, text], [second, hours]] as [string, Valued][])
const names = new Map(doc.inputs.map((each) => [each.uid, each.label?.zh ?? each.name]))
const said = (when: string[], then: string[]) => plainText(sentenceOf(doc, row(when, then), (uid) => valued.get(uid) ?? text, (uid) => names.get(uid) ?? uid))

test.each([
  [['"mass"', '(50000..200000]', 'not("监管转办")'], ['"客户经理"', '8'], '当客户级别为普通，涉及金额大于 5 万元且不超过 20 万元，且渠道不是监管转办时，处理岗为客户经理，时限为8 小时。'],
  [['-', '-', '-'], ['"客服"', '24'], '任何情况下，处理岗为客服，时限为24 小时。'],
  [['"mass", "vip"', '-', 'null'], ['"客服"', ''], '当客户级别为普通或贵宾，且渠道为空时，处理岗为客服，时限为空。'],
  [['= ? at least "vip"', '>= 9800', '-'], ['"客服"', '= hours * 2'], '当客户级别不低于贵宾，且涉及金额不小于 9,800 元时，处理岗为客服，时限为= hours * 2。'],
])('the row %j is read as a sentence', (when, then, sentence) => expect(said(when, then)).toBe(sentence))

test('a unit stands in the brackets of a label', () => {
  expect([bare('时限（小时）'), unitOf('时限（小时）'), bare('Hours (h)'), unitOf('Hours')]).toEqual(['时限', '小时', 'Hours', undefined])
})
