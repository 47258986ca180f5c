import { expect, test } from 'vitest'
import { names } from '@/conditions/tests/names'
import { asked, drawable, readWhere } from './where'

test('the address is read with distrust', () => {
  expect(readWhere({ all: [] })).toEqual({ all: [] })
  for (const each of [undefined, null, 'all', 5, [], {}, { drop: 'table' }]) expect(readWhere(each)).toBeUndefined()
})

test('conditions alone are a list; with groups all of them hold', () => {
  const one = { field: 'amount', op: 'gt', value: '5' }
  const where = { any: [one] }
  expect(asked([one], undefined)).toEqual([one])
  expect(asked([], where)).toEqual(where)
  expect(asked([one], where)).toEqual({ all: [one, where] })
})

test('what the builder cannot draw stays beside it', () => {
  const kept = { field: 'home', op: 'within', value: '330100' }
  const drawn = { field: 'customer', op: 'in', value: ['a'] }
  expect(drawable([kept, drawn, { field: 'amount', op: 'like' }], names)).toEqual([[drawn], [kept, { field: 'amount', op: 'like' }]])
})
