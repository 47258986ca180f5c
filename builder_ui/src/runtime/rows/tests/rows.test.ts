import { describe, expect, it } from 'vitest'
import type { FieldMeta, Json } from '../../types'
import { readCell } from '../cells'
import { blockOf, copied, duplicated, filledDown, moved, pasted, removed, totalOf } from '../rows'
import { problemsByCell } from '../useRows'

const column = (name: string, type: string, more: Partial<FieldMeta> = {}): FieldMeta => ({
  uid: `${name}uid`, name, type, label: { zh: name, en: name }, required: false, read_only: false, unique: false, default: null, options: {}, sensitivity: '',
  operators: [], sortable: false, see: 'clear', write: 'always', ...more,
})

const size = column('size', 'choice', { option_set: { ranked: false, options: [{ code: 's', label: { zh: '小', en: 'Small' } }, { code: 'l', label: { zh: '大', en: 'Large' } }] } })
const columns = [column('what', 'text'), column('pieces', 'integer', { default: 1 }), column('price', 'money'), column('sum', 'money', { read_only: true }), size]

describe('what is typed or pasted into a cell', () => {
  it.each<[string, string, Json]>([
    ['integer', '1,200', 1200], ['money', '￥3.50', '3.50'], ['money', '1.2万', '12000'], ['percent', '12.5%', '12.5'], ['date', '2026/3/2', '2026-03-02'], ['date', '2026年3月12日', '2026-03-12'],
    ['boolean', '是', true], ['boolean', 'no', false], ['tags', '新、旧', ['新', '旧']], ['text', ' a ', ' a '], ['integer', 'many', 'many'], ['date', 'soon', 'soon'], ['text', '', null],
  ])('%s: %s', (type, typed, value) => expect(readCell(column('x', type), typed)).toEqual(value))

  it('knows options by code and by label', () => expect(['s', '大', 'Small', '?'].map((text) => readCell(size, text))).toEqual(['s', 'l', 's', '?']))
})

describe('a block from a spreadsheet', () => {
  it('keeps line ends and tabs of cells in quotes', () => expect(blockOf('a\t"b\nc ""d"""\r\n1\t2\r\n')).toEqual([['a', 'b\nc "d"'], ['1', '2']]))

  it('is put in from a cell on, adds rows and passes over what is worked out', () => {
    const rows = pasted([{ id: '1', what: 'x', pieces: 5 }], { row: 0, column: 1 }, blockOf('2\t9.50\t77\t大\n3\t1'), columns, 10)
    expect(rows).toEqual([{ id: '1', what: 'x', pieces: 2, price: '9.50', size: 'l' }, { pieces: 3, price: '1' }])
  })

  it('stops at the most rows there may be', () => expect(pasted([], { row: 0, column: 0 }, blockOf('a\nb\nc'), columns, 2)).toHaveLength(2))

  it('is copied as it is pasted', () => expect(copied([{ what: 'a\tb', size: 'l', price: '1.50' }], [columns[0], columns[2], size] as FieldMeta[])).toBe('"a\tb"\t1.50\t大'))
})

describe('rows', () => {
  const rows = [{ id: '1', what: 'a' }, { id: '2', what: 'b' }, { id: '3', what: 'c' }]
  it('are filled down', () => expect(filledDown(rows, { row: 0, column: 0 }, 'what', 1).map(({ what }) => what)).toEqual(['a', 'a', 'c']))
  it('are duplicated as new ones', () => expect(duplicated(rows, 0)[1]).toEqual({ what: 'a' }))
  it('move, and stay where there is no further', () => {
    expect(moved(rows, 0, 2).map(({ id }) => id)).toEqual(['2', '3', '1'])
    expect(moved(rows, 0, -1)).toEqual(rows)
  })
  it('go', () => expect(removed(rows, 1).map(({ id }) => id)).toEqual(['1', '3']))
  it('add up exactly', () => expect([totalOf([{ p: '0.10' }, { p: '0.2' }, { p: 3 }, { p: 'x' }, {}], 'p'), totalOf([{ p: '-0.05' }], 'p'), totalOf([], 'p')]).toEqual(['3.30', '-0.05', '0']))
})

it('problems stand at their cells', () =>
  expect([...problemsByCell([{ path: '/values/items/12/price', code: 'x', message: '贵' }, { path: '/values/items', code: 'y', message: '少' }] as never)]).toEqual([['12/price', '贵']]))
