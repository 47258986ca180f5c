import { describe, expect, test } from 'vitest'
import {
  addField, addSection, completed, dropBeside, duplicateParts, fitsBeside, moveField, pasteFields, removeField, removeParts, removeSection, renameField,
  repoint, rowsOf, setWidth, stepField, takenParts, updateField, updateOption, type FormBody,
} from '..'
import { field, form } from './random'

const uid = (doc: FormBody, name: string) => doc.fields.find((each) => each.name === name)?.uid ?? ''
const section = (doc: FormBody, index = 0) => doc.layout[index]?.uid ?? ''
const order = (doc: FormBody, index = 0) => doc.layout[index]?.children.map((child) => child.field)
const widths = (doc: FormBody, index = 0) => doc.layout[index]?.children.map((child) => child.width)

describe('fields', () => {
  test('a new field comes where it is put, or last', () => {
    const doc = form([['a', 'b']])
    expect(order(addField(field('c'), 12, { section: section(doc), index: 1 }).apply(doc))).toEqual(['a', 'c', 'b'])
    expect(order(addField(field('c'), 12).apply(doc))).toEqual(['a', 'b', 'c'])
  })

  test('a form without sections gets its first with its first field', () => {
    const doc = addField(field('c'), 24).apply({ ...form(), layout: [] })
    expect(order(doc)).toEqual(['c'])
    expect(doc.layout[0]?.label?.zh).toBe('基本信息')
  })

  test.each([
    ['onward in its section', 'a', 0, 2, ['b', 'a', 'c'], 0],
    ['back in its section', 'c', 0, 0, ['c', 'a', 'b'], 0],
    ['into another section', 'a', 1, 1, ['d', 'a', 'e'], 1],
  ])('a field moves %s', (_, name, to, index, result, at) => {
    const doc = form([['a', 'b', 'c'], ['d', 'e']])
    expect(order(moveField(uid(doc, name), { section: section(doc, to), index }).apply(doc), at)).toEqual(result)
  })

  test('the full drop line gives a row of its own, without widening what already has one', () => {
    const doc = form([['a', 'b', 'c', 'd']])
    const moved = moveField(uid(doc, 'd'), { section: section(doc), index: 2 }, true).apply(doc)
    expect([order(moved), widths(moved)]).toEqual([['a', 'b', 'd', 'c'], [12, 12, 24, 12]])
    const alone = setWidth(uid(doc, 'c'), 16).apply(doc)
    expect(widths(moveField(uid(alone, 'c'), { section: section(alone), index: 4 }, true).apply(alone))).toEqual([12, 12, 12, 16])
  })

  test('an arrow step crosses the border of a section', () => {
    const doc = form([['a', 'b'], ['c']])
    expect(order(stepField(uid(doc, 'b'), 1).apply(doc), 1)).toEqual(['b', 'c'])
    expect(order(stepField(uid(doc, 'c'), -1).apply(doc), 0)).toEqual(['a', 'b', 'c'])
    expect(order(stepField(uid(doc, 'a'), 1).apply(doc))).toEqual(['b', 'a'])
    expect(stepField(uid(doc, 'a'), -1).apply(doc)).toBe(doc)
  })

  test('a removed field is forgotten by the title and by the rules that name it', () => {
    const doc: FormBody = { ...form([['a', 'b']]), title_field: 'a', unique: [{ uid: 'uuuuuuuu', name: 'ab', fields: ['a', 'b'] }] }
    const left = removeField(uid(doc, 'a')).apply(doc)
    expect(left.title_field).toBeUndefined()
    expect(left.unique).toBeUndefined()
    expect(order(left)).toEqual(['b'])
  })

  test('duplicate rules follow a rename and forget a removed field', () => {
    const duplicates = [{ uid: 'dddddddd', name: 'ab', fields: ['a', 'b'] }, { uid: 'eeeeeeee', name: 'b', fields: ['b'] }]
    const doc: FormBody = { ...form([['a', 'b']]), quality: { duplicates, stale_days: 30 } }
    expect(renameField(uid(doc, 'a'), 'c').apply(doc).quality).toEqual({ duplicates: [{ ...duplicates[0], fields: ['c', 'b'] }, duplicates[1]], stale_days: 30 })
    expect(removeField(uid(doc, 'a')).apply(doc).quality).toEqual({ duplicates: [duplicates[1]], stale_days: 30 })
  })

  test('a copy stands behind its original under a free name', () => {
    const doc = form([['a', 'b']])
    const copied = duplicateParts(takenParts(doc, [uid(doc, 'a')]), { place: { section: section(doc), index: 1 }, after: undefined, identities: [] }).apply(doc)
    expect(order(copied)).toEqual(['a', 'a_2', 'b'])
    expect(copied.fields[2]?.label).toEqual({ zh: '字段a 副本', en: 'a copy' })
  })

  test('a whole section is doubled behind itself, and removed with all that stands in it', () => {
    const doc = form([['a', 'b'], ['c']])
    const doubled = duplicateParts(takenParts(doc, [section(doc), uid(doc, 'a')]), { place: undefined, after: section(doc), identities: ['newsection1'] }).apply(doc)
    expect(doubled.layout.map(({ children }) => children.map((child) => child.field))).toEqual([['a', 'b'], ['a_2', 'b_2'], ['c']])
    expect(doubled.layout[1]).toMatchObject({ uid: 'newsection1', label: { zh: '分组1 副本' } })
    expect(removeParts([], [section(doc)]).apply(doc)).toMatchObject({ fields: [{ name: 'c' }], layout: [{ children: [{ field: 'c' }] }] })
    expect(removeParts([], doc.layout.map((each) => each.uid)).apply(doc).layout).toHaveLength(1)
  })

  test('what fields and columns refer to is written otherwise', () => {
    const column = { uid: 'column01', name: 'level', type: 'choice', label: { zh: '级别' }, options: { set: 'a/levels' } }
    const doc: FormBody = { ...form([['a']]), fields: [field('a', { options: { set: 'a/levels', form: 'a/levels' } }), field('b', { type: 'table', fields: [column] })] }
    expect(repoint('set', 'a/levels', 'levels').apply(doc).fields).toMatchObject([{ options: { set: 'levels', form: 'a/levels' } }, { fields: [{ options: { set: 'levels' } }] }])
    expect(repoint('set', 'nothing', 'levels').apply(doc)).toBe(doc)
  })

  test('a rename reaches layout, title and rules; a taken or malformed name changes nothing', () => {
    const doc: FormBody = { ...form([['a', 'b']]), title_field: 'a', unique: [{ uid: 'uuuuuuuu', name: 'ab', fields: ['a', 'b'] }] }
    const renamed = renameField(uid(doc, 'a'), 'amount').apply(doc)
    expect([order(renamed), renamed.title_field, renamed.unique?.[0]?.fields]).toEqual([['amount', 'b'], 'amount', ['amount', 'b']])
    for (const name of ['b', 'Bad', '1st', '', '金额']) expect(renameField(uid(doc, 'a'), name).apply(doc)).toBe(doc)
  })

  test('undefined takes a property or an option away', () => {
    let doc = form([['a']])
    doc = updateField(uid(doc, 'a'), { required: true, help: { zh: '帮助' } }).apply(doc)
    doc = updateField(uid(doc, 'a'), { help: undefined }).apply(doc)
    expect(doc.fields[0]).toMatchObject({ required: true })
    expect('help' in (doc.fields[0] ?? {})).toBe(false)
    doc = updateOption(uid(doc, 'a'), 'max_length', 20).apply(doc)
    expect(doc.fields[0]?.options).toEqual({ max_length: 20 })
    doc = updateOption(uid(doc, 'a'), 'max_length', undefined).apply(doc)
    expect('options' in (doc.fields[0] ?? {})).toBe(false)
  })

  test('pasted fields get free names and stay in order', () => {
    const doc = form([['a', 'b']])
    const loose = [field('a'), field('x')].map((each) => ({ field: each, width: 8 }))
    expect(order(pasteFields(loose, { section: section(doc), index: 1 }).apply(doc))).toEqual(['a', 'a_2', 'x', 'b'])
  })
})

describe('columns', () => {
  test('dropping beside a field splits its row evenly', () => {
    const doc = form([['a', 'b', 'c']])
    const three = dropBeside(field('n'), 'a', 'right').apply(doc)
    expect([order(three), widths(three)]).toEqual([['a', 'n', 'b', 'c'], [8, 8, 8, 12]])
    const wide = setWidth(uid(doc, 'a'), 24).apply(doc)
    const two = dropBeside(field('n'), 'a', 'left').apply(wide)
    expect([order(two), widths(two)]).toEqual([['n', 'a', 'b', 'c'], [12, 12, 12, 12]])
  })

  test('a field of the form moves beside another one', () => {
    const doc = form([['a', 'b'], ['c']])
    const c = doc.fields.find((each) => each.name === 'c') ?? field('c')
    const moved = dropBeside(c, 'b', 'right').apply(doc)
    expect([order(moved), widths(moved), order(moved, 1)]).toEqual([['a', 'b', 'c'], [8, 8, 8], []])
  })

  test('a row holds four at most', () => {
    let doc = form([['a']])
    for (const name of ['b', 'c', 'd']) doc = dropBeside(field(name), 'a', 'right').apply(doc)
    expect(widths(doc)).toEqual([6, 6, 6, 6])
    expect(fitsBeside(doc, undefined, 'a')).toBe(false)
    expect(dropBeside(field('e'), 'a', 'left').apply(doc)).toBe(doc)
    expect(fitsBeside(doc, 'b', 'a')).toBe(true)
  })

  test('those left in an evenly split row share it evenly again', () => {
    let doc = form([['a', 'b']])
    doc = dropBeside(field('c'), 'b', 'right').apply(doc)
    expect(widths(doc)).toEqual([8, 8, 8])
    expect(widths(stepField(uid(doc, 'a'), 1).apply(doc)), 'within its row a field only changes places').toEqual([8, 8, 8])
    expect(widths(removeField(uid(doc, 'b')).apply(doc))).toEqual([12, 12])
    const two = addSection('sectionx', { zh: '二' }).apply(doc)
    expect(widths(moveField(uid(two, 'b'), { section: 'sectionx', index: 0 }).apply(two))).toEqual([12, 12])
    expect(widths(removeField(uid(doc, 'b')).apply(setWidth(uid(doc, 'a'), 6).apply(doc))), 'an uneven row stays as it is').toEqual([6, 8])
  })

  test('children flow into rows of 24 columns', () => {
    const children = [12, 12, 24, 8, 8, 16].map((width, index) => ({ field: `f${index}`, width }))
    expect(rowsOf(children).map((row) => row.children.length)).toEqual([2, 1, 2, 1])
  })
})

describe('sections', () => {
  test('the fields of a removed section go to its neighbour', () => {
    const doc = form([['a'], ['b'], ['c']])
    expect(order(removeSection(section(doc, 1)).apply(doc))).toEqual(['a', 'b'])
    expect(order(removeSection(section(doc, 0)).apply(doc))).toEqual(['a', 'b'])
  })

  test('the only section stays while it holds fields', () => {
    const doc = form([['a']])
    expect(removeSection(section(doc)).apply(doc)).toBe(doc)
  })

  test('a new section stands behind the one named', () => {
    const doc = addSection('sectionx', { zh: '新' }, section(form([['a']]))).apply(form([['a'], ['b']]))
    expect(doc.layout.at(-1)?.uid).toBe('sectionx')
  })

  test('an incomplete layout is completed once and then left alone', () => {
    const doc = form([['a', 'b']])
    const torn: FormBody = { ...doc, layout: [{ uid: 'sectiona', block: 'section', label: { zh: '甲' }, children: [{ field: 'b', width: 12 }, { field: 'gone', width: 12 }] }] }
    const whole = completed(torn)
    expect(order(whole)).toEqual(['b', 'a'])
    expect(completed(whole)).toBe(whole)
  })
})
