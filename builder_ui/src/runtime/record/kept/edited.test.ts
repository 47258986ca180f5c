import { beforeEach, expect, test } from 'vitest'
import type { FieldMeta, FormMeta, RecordRow, Values } from '../../types'
import { forgetEdited, keepEdited, readEdited } from './edited'

const field = (name: string, more: Partial<FieldMeta> = {}): FieldMeta => ({
  uid: `u_${name}`, name, type: 'text', label: { zh: name }, required: false, read_only: false, unique: false, default: null, options: {}, sensitivity: '',
  operators: [], sortable: true, see: 'clear', write: 'always', ...more,
})
const form: FormMeta = {
  app: 'bank', name: 'customer', label: { zh: '客户' }, release: 1, title_field: null, layout: [], system_fields: [],
  rights: { create: true, update: true, delete: false, export: false },
  fields: [
    field('job'), field('rm', { type: 'person' }), field('remark'), field('secret', { sensitivity: 'C2' }), field('phone', { type: 'phone' }),
    field('sealed', { encrypted: true }), field('half'), field('sum', { write: 'never' }),
  ],
}
const record = (values: Values, version = 3, more: Partial<RecordRow> = {}): RecordRow => ({
  id: 'r1', version, values, labels: { rm: '陈晓雯' }, title: '', masked: ['half'], created_at: '', created_by: null, updated_at: '', updated_by: null, owner: null, org: null, ...more,
})
const was = record({ job: '教师', rm: 'p1', remark: null, secret: '旧', phone: '13800000000', sealed: '旧', half: '1**' })
const mine = { job: '律师', rm: 'p2', secret: '机密', phone: '13812345678', sealed: '暗', half: '138', sum: 2 }

beforeEach(() => window.sessionStorage.clear())

test('what was changed is kept with the version and the values it was made to, and nothing sensitive, encrypted or masked', () => {
  keepEdited('me', form, was, mine, { rm: '王芳' })
  expect(readEdited('me', form, was)).toMatchObject({
    version: 3, values: { job: '律师', rm: 'p2' }, labels: { rm: '王芳' }, first: { job: '教师', rm: 'p1' }, firstLabels: { rm: '陈晓雯' }, all: false,
  })
  expect(JSON.stringify(window.sessionStorage)).not.toMatch(/机密|13812345678|暗|"138"|旧|1\*\*/)
})

test('what the record says by now, or may not be written any more, is not offered', () => {
  keepEdited('me', form, was, mine, {})
  expect(readEdited('me', form, record({ ...was.values, job: '律师' }, 4))?.values).toEqual({ rm: 'p2' })
  expect(readEdited('me', form, record({ ...was.values, job: '律师', rm: 'p2' }, 4))).toBeNull()
  const fields = { job: { see: 'clear', write: 'never' }, rm: { see: 'clear', write: 'never' } } as const
  expect(readEdited('me', form, record(was.values, 3, { rights: { update: true, delete: false, fields } }))).toBeNull()
})

test('it is nobody else’s, of no other record, not of yesterday, and gone when it is forgotten or nothing is changed', () => {
  keepEdited('me', form, was, mine, {})
  expect(readEdited('other', form, was)).toBeNull()
  expect(readEdited('me', form, { ...was, id: 'r2' })).toBeNull()
  expect(readEdited('me', form, was, Date.now() + 13 * 3_600_000)).toBeNull()
  keepEdited('me', form, { ...was, id: 'r2' }, { job: '医生' }, {})
  forgetEdited('me', 'r1')
  expect(readEdited('me', form, was)).toBeNull()
  expect(readEdited('me', form, { ...was, id: 'r2' })?.values).toEqual({ job: '医生' })
  keepEdited('me', form, { ...was, id: 'r2' }, {}, {})
  expect(window.sessionStorage.length).toBe(0)
})

test('only the last few records are kept, and what cannot be read is as if it were not there', () => {
  for (let each = 0; each < 7; each += 1) keepEdited('me', form, { ...was, id: `r${each}` }, { job: '律师' }, {})
  expect([...Array(7).keys()].filter((each) => readEdited('me', form, { ...was, id: `r${each}` }))).toEqual([2, 3, 4, 5, 6])
  window.sessionStorage.setItem('lq-edits', '{')
  expect(readEdited('me', form, was)).toBeNull()
})
