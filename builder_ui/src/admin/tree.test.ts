import { expect, test } from 'vitest'
import { isOpen, tree, type Branch } from './tree'
import type { Unit } from './types'

const unit = (id: string, parent: string | null = null, valid_to: string | null = null) => ({ id, parent, valid_to }) as Unit
const written = (branches: Branch[]): string => branches.map((branch) => branch.unit.id + (branch.below.length ? `(${written(branch.below)})` : '')).join(' ')

test.each([
  ['a tree by parents', [unit('a'), unit('b', 'a'), unit('c', 'b'), unit('d', 'a')], 'a(b(c) d)'],
  ['one whose parent is not shown stands at the top', [unit('b', 'gone'), unit('c', 'b')], 'b(c)'],
  ['nothing', [], ''],
])('%s', (_, units, expected) => {
  expect(written(tree(units))).toBe(expected)
})

test('a unit is closed from its last day on', () => {
  expect(isOpen(unit('a', null, '2026-01-02'), '2026-01-01')).toBe(true)
  expect(isOpen(unit('a', null, '2026-01-02'), '2026-01-02')).toBe(false)
})
