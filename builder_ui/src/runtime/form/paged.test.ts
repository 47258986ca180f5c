import { expect, test } from 'vitest'
import type { FieldMeta, Section } from '../types'
import { paged } from './paged'

const field = (name: string) => ({ name }) as FieldMeta
const section = (uid: string, page: string | null, ...fields: string[]): Section => ({ uid, block: 'section', page, label: null, children: fields.map((name) => ({ field: name, width: 12 })) })
const page = (name: string) => ({ name, label: { zh: name, en: name } })
const form = {
  fields: ['a', 'b', 'c', 'd'].map(field), pages: [page('one'), page('two'), page('none')],
  layout: [section('s', 'two', 'b'), section('t', null, 'a'), section('u', 'one', 'c'), section('v', 'gone', 'd')],
}
const shape = (hides: string[] = []) => {
  const { head, pages } = paged(form, ({ name }) => !hides.includes(name))
  return [head.map(({ uid }) => uid), pages.map(({ name, blocks }) => [name, blocks.map(({ uid }) => uid)])]
}

test('sections stand above the pages or on theirs, in the order of the pages; an empty page is not there', () => {
  expect(shape()).toEqual([['t', 'v'], [['one', ['u']], ['two', ['s']]]])
})

test('a page whose fields are all unseen is not there, and one page alone is none', () => {
  expect(shape(['b'])).toEqual([['t', 'v', 'u'], []])
})

test('a field the layout forgot stands on the last page', () => {
  const { pages } = paged({ ...form, fields: [...form.fields, field('e')], pages: [page('one'), page('two')] })
  expect(pages[1]?.blocks.flatMap(({ cells }) => cells.map((cell) => cell.field.name))).toEqual(['b', 'e'])
})
