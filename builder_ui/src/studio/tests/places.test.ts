import { expect, test } from 'vitest'
import { reordered } from '../editors/commands'
import { placeOf } from '../places'
import { clock } from '../time'

test.each([
  ['/complaints/form/complaint/fields/0/label', { app: 'complaints', kind: 'form', name: 'complaint', pointer: '/fields/0/label' }],
  ['/complaints/role/rm', { app: 'complaints', kind: 'role', name: 'rm', pointer: '' }],
  ['/label', undefined],
  ['', undefined],
])('the path %s of a publication is a place in a definition', (path, place) => expect(placeOf(path)).toEqual(place))

test('the time of today is short, an older one says its day, all on the bank’s clock', () => {
  const now = new Date('2026-03-02T04:00:00Z')
  const shown = ['2026-03-02T02:32:00Z', '2026-01-05T00:00:00Z', '2025-12-31T15:59:00Z', '2026-03-01T16:05:00Z'].map((at) => clock(at, now))
  expect(shown).toEqual(['10:32', '01-05 08:00', '2025-12-31 23:59', '00:05'])
})

test('a list is put in another order', () => {
  expect([reordered(['a', 'b', 'c'], 0, 2), reordered(['a', 'b', 'c'], 2, 0), reordered(['a'], 0, 5)]).toEqual([['b', 'c', 'a'], ['c', 'a', 'b'], ['a']])
})
