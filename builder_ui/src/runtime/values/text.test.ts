import { expect, test } from 'vitest'
import type { FieldMeta, Json } from '../types'
import { changed } from './same'
import { textOf } from './text'

const field = (type: string, more: Partial<FieldMeta> = {}) => ({ type, options: {}, ...more }) as FieldMeta
const levels = { option_set: { ranked: true, options: [{ code: 'vip', label: { zh: '贵宾', en: 'VIP' } }] } }

test.each<[FieldMeta, Json, string]>([
  [field('text'), '林女士', '林女士'],
  [field('text'), null, ''],
  [field('boolean'), false, '否'],
  [field('choice', levels), 'vip', '贵宾'],
  [field('choice', levels), 'gone', 'gone'],
  [field('choices', levels), ['vip', 'gone'], '贵宾、gone'],
  [field('money'), '1234.5', '¥1,234.50'],
  [field('money', { options: { currency: 'USD' } }), '-20', '-US$20.00'],
  [field('percent'), '3.85', '3.85%'],
  [field('integer', { options: { grouped: false } }), 2026, '2026'],
  [field('date_time'), '2026-11-20T01:30:00Z', '2026-11-20 09:30'],
  [field('reference'), 'an-id', '（对您不可见）'],
])('%j of %j reads %j', (meta, value, text) => {
  expect(textOf(meta, value)).toBe(text)
})

test('only what differs is sent, and an absent value is null', () => {
  expect(changed({ a: 'x', b: null, c: ['1'], d: '2' }, { a: 'x', c: ['1'], d: '1' })).toEqual({ d: '2' })
})
