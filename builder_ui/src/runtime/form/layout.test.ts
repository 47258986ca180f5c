import { expect, test } from 'vitest'
import type { FieldMeta, Section } from '../types'
import { laidOut } from './layout'

const field = (name: string, see: FieldMeta['see'] = 'clear') => ({ name, see }) as FieldMeta
const section = (uid: string, ...cells: [string, number][]): Section => ({ uid, block: 'section', label: null, children: cells.map(([name, width]) => ({ field: name, width })) })

test('a field the layout forgot stands in a last section', () => {
  const blocks = laidOut({ fields: [field('a'), field('b')], layout: [section('s', ['a', 24])] })
  expect(blocks.map((block) => block.cells.map((cell) => cell.field.name))).toEqual([['a'], ['b']])
})

test('a section whose fields are all unseen is not shown', () => {
  const form = { fields: [field('a'), field('b', 'hidden')], layout: [section('s', ['a', 12]), section('t', ['b', 12])] }
  expect(laidOut(form, (one) => one.see !== 'hidden').map((block) => block.uid)).toEqual(['s'])
})

test('a layout that names a field the person does not get is shown without it', () => {
  expect(laidOut({ fields: [field('a')], layout: [section('s', ['a', 12], ['gone', 12])] })[0]?.cells).toHaveLength(1)
})

test('a width outside the grid is brought into it', () => {
  expect(laidOut({ fields: [field('a')], layout: [section('s', ['a', 99])] })[0]?.cells[0]?.width).toBe(24)
})
