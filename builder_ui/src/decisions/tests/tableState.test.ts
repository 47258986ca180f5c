import { expect, test } from 'vitest'
import { setCells, type TableBody } from '../document'
import { at } from '../grid/selection'
import { createTableStore } from '../grid/tableState'

const table = (count: number): TableBody => ({
  kind: 'decision', schema: 1, name: 'd', uid: 'd', label: { zh: '表' }, hit_policy: 'first',
  inputs: [{ uid: 'amount', name: 'amount', type: 'number' }], outputs: [{ uid: 'post', name: 'post', type: 'text' }],
  rows: Array.from({ length: count }, (_, row) => ({ uid: `r${row}`, when: [`> ${row}`], then: [row % 2 === 0 ? '"even"' : '"odd"'] })),
})

test('a step changes where somebody is, and nothing a row number or the columns hang on', () => {
  const store = createTableStore(table(3))
  const before = store.getState()
  before.select(at(1, 0))
  const { columns, numbers, selected, visible } = store.getState()
  expect(selected.focus).toEqual({ row: 1, column: 0 })
  expect([columns, numbers, visible]).toEqual([before.columns, before.numbers, before.visible])
  expect(columns === before.columns && numbers === before.numbers && visible === before.visible).toBe(true)
})

test('a written cell keeps the numbers and the selection as they were', () => {
  const doc = table(3)
  const store = createTableStore(doc)
  store.getState().select(at(2, 1))
  const before = store.getState()
  store.getState().follow(setCells([{ row: 'r0', column: { band: 'when', index: 0 }, text: '-' }]).apply(doc))
  const { columns, numbers, rows, selected } = store.getState()
  expect(rows[0]?.when).toEqual(['-'])
  expect(columns === before.columns && numbers === before.numbers && selected === before.selected).toBe(true)
})

test('nobody is left outside of the rows there are', () => {
  const store = createTableStore(table(4))
  store.getState().select({ anchor: { row: 1, column: 0 }, focus: { row: 9, column: 9 } })
  expect(store.getState().selected).toEqual({ anchor: { row: 1, column: 0 }, focus: { row: 3, column: 2 } })
  store.getState().follow(table(2))
  expect(store.getState().selected.focus).toEqual({ row: 1, column: 2 })
  store.getState().follow(table(0))
  expect(store.getState().selected.focus).toEqual({ row: 0, column: 2 })
})

test('a filter shows some rows under their own numbers, until it is cleared', () => {
  const store = createTableStore(table(5))
  store.getState().select(at(4, 1))
  store.getState().filter('post', new Set(['"odd"']))
  const { numbers, selected, visible } = store.getState()
  expect(visible.map(({ uid }) => numbers.get(uid))).toEqual([2, 4])
  expect(selected.focus).toEqual({ row: 0, column: 0 })
  store.getState().clearFilters()
  expect(store.getState().visible).toHaveLength(5)
})

test('columns that are moved or renamed are followed', () => {
  const doc = table(1)
  const store = createTableStore(doc)
  store.getState().follow({ ...doc, inputs: [{ uid: 'level', name: 'level', type: 'text' }, ...doc.inputs] })
  expect(store.getState().columns.map(({ uid, index }) => `${uid} ${index}`)).toEqual(['level 0', 'amount 1', 'post 0', 'note 0'])
})
