import { expect, test } from 'vitest'
import { addInput, columnsOf, completed, duplicateRows, fillDown, moveColumn, moveRows, pasteCells, removeColumn, setCells, stepRows, type TableBody } from '..'
import { input, table } from './random'

const cells = (doc: TableBody) => doc.rows.map(({ when, then, note }) => [...when, ...then, note ?? ''].join('|'))
const uidOf = (doc: TableBody, at: number) => doc.rows[at]?.uid ?? ''

test('a cell is written in its own row and column; writing the same is no change', () => {
  const doc = table()
  const written = setCells([{ row: uidOf(doc, 1), column: { band: 'when', index: 1 }, text: '> 9' }]).apply(doc)
  expect(cells(written)[1]).toBe('-|> 9|"rm"|8|')
  expect(setCells([{ row: uidOf(doc, 1), column: { band: 'when', index: 1 }, text: '> 50000' }]).apply(doc)).toBe(doc)
  expect(setCells([{ row: uidOf(doc, 2), column: { band: 'note', index: 0 }, text: '' }]).apply(doc).rows[2]).not.toHaveProperty('note')
})

test('a block is pasted over the rows named, and what reaches beyond the last row makes new ones', () => {
  const doc = table()
  const pasted = pasteCells({ rows: [uidOf(doc, 2)], column: 1, texts: [['> 1', '"a"', '1', '甲'], ['> 2', '"b"', '2', '乙', 'beyond the last column']], fresh: ['fresh-1'] }).apply(doc)
  expect(cells(pasted).slice(2)).toEqual(['-|> 1|"a"|1|甲', '-|> 2|"b"|2|乙'])
  expect(pasted.rows[3]?.uid).toBe('fresh-1')
})

test('the first row is filled down over the others, in the chosen columns only', () => {
  const doc = table()
  expect(cells(fillDown(doc.rows.map(({ uid }) => uid), 2, 3).apply(doc))).toEqual(['"private"|-|"desk"|4|', '-|> 50000|"desk"|4|', '-|-|"desk"|4|其余'])
})

test('rows move together and keep their order; at the edge they stay', () => {
  const doc = table()
  const two = new Set([uidOf(doc, 0), uidOf(doc, 2)])
  expect(cells(moveRows(two, 1).apply(doc))).toEqual([cells(doc)[1], cells(doc)[0], cells(doc)[2]])
  expect(stepRows(new Set([uidOf(doc, 0)]), -1).apply(doc)).toBe(doc)
  expect(cells(stepRows(new Set([uidOf(doc, 0)]), 1).apply(doc))).toEqual([cells(doc)[1], cells(doc)[0], cells(doc)[2]])
})

test('copies stand below the last row copied, under identities of their own', () => {
  const doc = table()
  const copied = duplicateRows(new Map([[uidOf(doc, 0), 'one'], [uidOf(doc, 1), 'two']])).apply(doc)
  expect(copied.rows.map(({ uid }) => uid)).toEqual([uidOf(doc, 0), uidOf(doc, 1), 'one', 'two', uidOf(doc, 2)])
})

test('columns come, move and go with their cells; the last result stays', () => {
  const doc = table()
  const wider = addInput(input('channel'), 0).apply(doc)
  expect(cells(wider)[1]).toBe('-|-|> 50000|"rm"|8|')
  expect(cells(moveColumn(doc.inputs[1]?.uid ?? '', -1).apply(doc))[1]).toBe('> 50000|-|"rm"|8|')
  const narrow = removeColumn(doc.outputs[0]?.uid ?? '').apply(doc)
  expect(cells(narrow)[1]).toBe('-|> 50000|8|')
  expect(removeColumn(narrow.outputs[0]?.uid ?? '').apply(narrow)).toBe(narrow)
  expect(columnsOf(doc).map(({ band }) => band)).toEqual(['when', 'when', 'then', 'then', 'note'])
})

test('a row with too few or too many cells is fitted to the columns when it is opened', () => {
  const doc = table()
  const odd = { ...doc, rows: [{ uid: 'odd', when: ['"vip"'], then: ['1', '2', '3'] }] }
  expect(completed(odd)).toMatchObject({ rows: [{ when: ['"vip"', '-'], then: ['1', '2'] }] })
  expect(completed(doc)).toBe(doc)
})
