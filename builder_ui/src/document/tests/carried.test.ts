import { describe, expect, test } from 'vitest'
import { arriving, carriedIn, copied, looseOf, misread, namedIn, pasteParts, type Carried, type FormBody } from '..'
import { field, form } from './random'

const TYPES = new Set(['text', 'choice', 'reference', 'table', 'money'])
const uid = (doc: FormBody, name: string) => doc.fields.find((each) => each.name === name)?.uid ?? ''
const carried = (text: string | undefined): Carried => {
  const found = carriedIn(text ?? '')
  if (found === undefined || found === 'newer') throw new Error(`nothing is carried in ${text}`)
  return found
}
/** What a hand could write onto the clipboard. */
const forged = (more: object, version = 1) => JSON.stringify({ 'langqiao/form-parts': version, from: { app: 'bank_base', form: 'someform1' }, ...more })
const one = (more: object) => forged({ fields: [{ field: { name: 'a', type: 'text', label: { zh: '甲' }, ...more }, width: 12 }] })

test('fields travel with all they say, in the order they stand in; a section takes its fields along once', () => {
  const doc = form([['a', 'b'], ['c']])
  const rich = { ...doc, fields: doc.fields.map((each) => (each.name === 'b' ? { ...each, visible_if: 'a = "x"', brand_new: { deep: [1, null, 'x'] } } : each)) }
  const found = carried(copied(rich, 'complaints', [uid(doc, 'b'), uid(doc, 'a'), doc.layout[1]?.uid ?? '', uid(doc, 'c')]))
  expect(found.from).toEqual({ app: 'complaints', form: doc.uid })
  expect(found.fields.map((each) => each.field)).toEqual([rich.fields[0], rich.fields[1]])
  expect(found.sections).toMatchObject([{ section: { block: 'section', label: { zh: '分组2' } }, fields: [{ field: { name: 'c' }, width: 12 }] }])
  expect(found.sections[0]?.section).not.toHaveProperty('uid')
  expect(copied(doc, 'complaints', ['nobody'])).toBeUndefined()
})

describe('a text from anywhere', () => {
  test.each([
    ['words', 'hello'], ['the mark alone', 'langqiao/form-parts'], ['no parts', forged({})], ['parts of no shape', forged({ fields: [{ field: {} }, 7, null] })],
    ['no source', '{"langqiao/form-parts": 1, "fields": []}'], ['a list', '["langqiao/form-parts"]'], ['too much', `"langqiao/form-parts${'x'.repeat(2_000_001)}`],
    ['a name of code', one({ name: '__proto__' })], ['a name with markup', one({ name: '<img>' })], ['a label that is none', one({ label: 'x' })], ['a label of objects', one({ label: { zh: {} } })],
    ['a width beyond the grid', forged({ fields: [{ field: { name: 'a', type: 'text', label: { zh: '甲' } }, width: 99 }] })],
    ['more fields than a form has', forged({ fields: Array.from({ length: 501 }, () => ({ field: { name: 'a', type: 'text', label: { zh: '甲' } }, width: 1 })) })],
  ])('%s is left alone', (_, text) => expect(carriedIn(text)).toBeUndefined())

  test('a later release is told apart', () => expect(carriedIn(forged({ fields: [] }, 2))).toBe('newer'))

  test.each([
    ['help that is no text', { help: '<b>' }], ['a condition that is no text', { visible_if: { toString: 1 } }], ['options that are a list', { options: [1] }],
    ['columns without names', { fields: [{ type: 'text' }] }], ['an identity that is none', { uid: '../../x' }],
  ])('%s stays behind', (_, more) => expect(carried(one(more)).fields[0]?.field).toEqual({ name: 'a', type: 'text', label: { zh: '甲' } }))

  test('nothing bends the objects of the page, however deep', () => {
    const text = one({ options: { a: 1 } }).replace('"a":1', '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}')
    expect(carried(text).fields[0]?.field.options).toEqual({})
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(JSON.stringify(carried(one({ options: { deep: JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) as unknown } }))).length).toBeLessThan(300)
  })
})

describe('parts that arrive', () => {
  const there = form([['a', 'b']])
  const level = field('level', { type: 'choice', options: { set: 'levels' }, conversion: { unfit: 'empty' } })
  const items = field('items', { type: 'table', fields: [{ uid: 'column01', name: 'of', type: 'choice', label: { zh: '种类' }, options: { set: 'bank_base/kinds' } }] })
  const source: FormBody = { ...there, fields: [...there.fields, level, items], layout: [{ uid: 'section01', block: 'section', children: ['a', 'b', 'level', 'items'].map((name) => ({ field: name, width: 12 })) }] }
  const all = source.fields.map((each) => each.uid)

  test('in another app write what they refer to from there, and come under new identities', () => {
    const doc = { ...form([['a']]), uid: 'otherform1' }
    const { carried: landing, lost } = arriving(carried(copied(source, 'complaints', all)), { doc, app: 'bank_base', types: TYPES })
    expect(lost).toEqual([])
    expect(landing.fields.map((each) => each.field)).toMatchObject([{}, {}, { options: { set: 'complaints/levels' } }, { fields: [{ options: { set: 'kinds' } }] }])
    expect(landing.fields.some((each) => 'uid' in each.field || 'conversion' in each.field)).toBe(false)
    expect(namedIn(looseOf(landing), 'bank_base').map((each) => [each.option, each.app, each.name])).toEqual([['set', 'complaints', 'levels'], ['set', 'bank_base', 'kinds']])
    const next = pasteParts(landing, { place: { section: doc.layout[0]?.uid ?? '', index: 1 }, after: undefined, identities: [] }).apply(doc)
    expect(next.layout[0]?.children.map((child) => child.field)).toEqual(['a', 'a_2', 'b', 'level', 'items'])
    const uids = next.fields.flatMap((each) => [each.uid, ...(each.fields ?? []).map((column) => column.uid)])
    expect(new Set([...uids, ...all, 'column01']).size).toBe(uids.length + all.length + 1)
    expect(uids.every((each) => /^[a-z0-9]{8,26}$/.test(each))).toBe(true)
  })

  test('in the form they were cut from are the same fields as before', () => {
    const cut = { ...source, fields: source.fields.filter((each) => each.name !== 'level'), layout: source.layout.map((each) => ({ ...each, children: each.children.filter((child) => child.field !== 'level') })) }
    const { carried: landing } = arriving(carried(copied(source, 'complaints', [level.uid])), { doc: cut, app: 'complaints', types: TYPES })
    const paste = pasteParts(landing, { place: { section: 'section01', index: 0 }, after: undefined, identities: [] })
    const once = paste.apply(cut)
    expect(once.fields.at(-1)).toEqual(level)
    const twice = paste.apply(once).fields.at(-1)
    expect([twice?.name, twice?.uid === level.uid, twice?.conversion]).toEqual(['level_2', false, undefined])
  })

  test('of a type that is not here become text, and are told', () => {
    const { carried: landing, lost } = arriving(carried(copied(source, 'complaints', [items.uid])), { doc: { ...there, uid: 'otherform1' }, app: 'bank_base', types: new Set(['text']) })
    expect(landing.fields[0]?.field).toEqual({ name: 'items', type: 'text', label: items.label })
    expect(lost.map(({ type }) => type)).toEqual(['table'])
  })

  test('are told where an expression would mean another field here', () => {
    const parts = (text: string): Carried => ({ from: { app: 'a', form: 'b' }, fields: [{ field: field('a'), width: 12 }, { field: field('x', { visible_if: text }), width: 12 }], sections: [] })
    expect(misread(parts('a > 1'), there)).toEqual(['a'])
    for (const other of ['aa > 1', 'x.a > 1', 'x = "a"', '金额 > 1']) expect(misread(parts(other), there)).toEqual([])
  })
})
