import { expect, test } from 'vitest'
import type { RecordRow } from '../types'
import { clashes, resolved, undecided } from './conflict'

const base = { title: 'old', amount: '1', note: 'n', level: 'mass' }
const current = { values: { title: 'theirs', amount: '2', note: 'n', level: 'vip' } } as unknown as RecordRow
const all = clashes(base, { title: 'mine', note: 'my note', level: 'vip' }, current, ['title', 'amount', 'level'])

test('what both changed differently waits for a choice; what one changed keeps that value', () => {
  expect(all.map((clash) => [clash.field, clash.kind, clash.side])).toEqual([
    ['title', 'both', null],
    ['amount', 'theirs', 'theirs'],
    ['note', 'mine', 'mine'],
  ])
  expect(undecided(all)).toBe(1)
})

test('what both changed to the same value is no clash', () => {
  expect(all.some((clash) => clash.field === 'level')).toBe(false)
})

test('only my chosen side is saved over theirs', () => {
  expect(resolved(all.map((clash) => (clash.side === null ? { ...clash, side: 'theirs' } : clash)))).toEqual({ note: 'my note' })
  expect(resolved(all.map((clash) => (clash.side === null ? { ...clash, side: 'mine' } : clash)))).toEqual({ title: 'mine', note: 'my note' })
})
