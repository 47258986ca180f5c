import { beforeEach, expect, test } from 'vitest'
import type { FieldMeta, FormMeta } from '../../types'
import { forgetDraft, keepable, keepDraft, readDraft } from './draft'

const field = (name: string, more: Partial<FieldMeta> = {}): FieldMeta => ({
  uid: `u_${name}`, name, type: 'text', label: { zh: name }, required: false, read_only: false, unique: false, default: null, options: {}, sensitivity: '',
  operators: [], sortable: true, see: 'clear', write: 'always', ...more,
})
const form: FormMeta = {
  app: 'bank', name: 'visit', label: { zh: '走访' }, release: 1, title_field: null, layout: [], system_fields: [],
  rights: { create: true, update: true, delete: false, export: false },
  fields: [field('subject'), field('owner', { type: 'person' }), field('secret', { sensitivity: 'C2' }), field('phone', { type: 'phone' }), field('papers', { type: 'file' }), field('sum', { write: 'never' })],
}
const filled = { values: { subject: '走访', owner: 'p1', secret: '机密', phone: '13812345678', papers: [{ id: 'f' }], sum: 1 }, labels: { owner: '陈晓雯' } }
const all = new Set(Object.keys(filled.values))

beforeEach(() => window.sessionStorage.clear())

test('what was changed is kept, with its names, and nothing sensitive or attached', () => {
  keepDraft('me', form, filled, all)
  const found = readDraft('me', form)
  expect(found?.values).toEqual({ subject: '走访', owner: 'p1' })
  expect(found?.labels).toEqual({ owner: '陈晓雯' })
  expect(JSON.stringify(window.sessionStorage)).not.toMatch(/机密|13812345678|"f"/)
  expect(keepable(form)).toEqual({ fields: ['subject', 'owner'], all: false })
})

test('nothing encrypted is kept, whatever its class, and no rows with a sensitive column', () => {
  const columns = (...fields: FieldMeta[]) => ({ type: 'table', table: { columns: fields, totals: [], linkage: null } })
  const more = { ...form, fields: [field('sealed', { encrypted: true }), field('guests', columns(field('who'), field('tel', { type: 'phone' }))), field('items', columns(field('what')))] }
  keepDraft('me', more, { values: { sealed: '暗', guests: [{ tel: '13812345678' }], items: [{ what: '纸' }] }, labels: {} }, new Set(['sealed', 'guests', 'items']))
  expect(readDraft('me', more)?.values).toEqual({ items: [{ what: '纸' }] })
  expect(JSON.stringify(window.sessionStorage)).not.toMatch(/暗|13812345678/)
})

test('only what was touched is kept', () => {
  keepDraft('me', form, filled, new Set(['subject']))
  expect(readDraft('me', form)?.values).toEqual({ subject: '走访' })
})

test('it is nobody else’s, of no other form, not of yesterday, and gone when it is forgotten', () => {
  keepDraft('me', form, filled, all)
  expect(readDraft('other', form)).toBeNull()
  expect(readDraft('me', { ...form, name: 'other' })).toBeNull()
  expect(readDraft('me', form, Date.now() + 13 * 3_600_000)).toBeNull()
  expect(readDraft('me', { ...form, fields: [field('owner', { write: 'never' })] })?.values).toEqual({})
  forgetDraft()
  expect(readDraft('me', form)).toBeNull()
})

test('what cannot be read is as if it were not there', () => {
  window.sessionStorage.setItem('lq-draft', '{')
  expect(readDraft('me', form)).toBeNull()
})
