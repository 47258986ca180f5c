import { expect, test } from 'vitest'
import { faulty, share } from './api'

test.each([
  [10, 10, '100%'], [0, 10, '0%'], [999_999, 1_000_000, '99.9%'], [1, 1_000_000, '0.1%'], [1, 3, '33.3%'], [0, 0, '—'],
])('%i of %i is %s', (good, all, told) => expect(share(good, all)).toBe(told))

test('a fault is a condition with words of its own', () => expect(faulty('quality.stale', '陈旧')).toEqual({ field: 'quality.stale', op: 'found', text: '陈旧' }))
