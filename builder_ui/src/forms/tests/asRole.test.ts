import { expect, test } from 'vitest'
import type { FormBody } from '@/document'
import type { FieldMeta, FormMeta } from '@/runtime/types'
import type { GrantBody, RoleBody } from '@/studio/bodies'
import { asRole, modeOfSample, sampleOf } from '../asRole'

const field = (name: string, type = 'text', sensitivity = '') =>
  ({ uid: name, name, type, label: { zh: name }, sensitivity, see: 'clear', write: 'always', options: {}, read_only: false }) as unknown as FieldMeta
const form = { name: 'claim', fields: [field('title'), field('phone', 'phone', 'C2'), field('note'), field('twice', 'decimal')] } as unknown as FormMeta
const doc = { fields: [{ name: 'title' }, { name: 'phone' }, { name: 'note' }, { name: 'twice', computed: 'amount * 2' }] } as unknown as FormBody
const all = { field: '*', see: 'clear', write: 'always' } as const
const grant = (what: Partial<GrantBody>) => ({ uid: 'g', form: 'claim', actions: { read: true, create: true, update: true }, fields: [all], ...what }) as GrantBody
const role = (grants: GrantBody[], deny: GrantBody[] = []) => ({ grants, deny }) as unknown as RoleBody
const told = (given: FormMeta) => Object.fromEntries(given.fields.map(({ name, see, write }) => [name, `${see} ${write}`]))

test('what * gives leaves out sensitive and computed fields; a line of its own decides', () => {
  expect(told(asRole(form, doc, role([grant({})]), true).form)).toEqual({ title: 'clear always', phone: 'hidden never', note: 'clear always', twice: 'hidden never' })
  const own = grant({ fields: [{ field: 'phone', see: 'masked', write: 'when_creating', unmask: true }, all] })
  expect(told(asRole(form, doc, role([own]), true).form).phone).toBe('masked when_creating')
  expect(told(asRole(form, doc, role([own]), false).form).phone).toBe('masked never')
})

test('grants add up by action, denials are ceilings, and another form gives nothing', () => {
  const reads = grant({ actions: { read: 'own' }, fields: [{ field: 'note', see: 'clear', write: 'always' }] })
  const denial = grant({ fields: [{ field: 'note', see: 'masked', write: 'never' }] })
  expect(told(asRole(form, doc, role([reads]), false).form)).toMatchObject({ note: 'clear never', title: 'hidden never' })
  expect(told(asRole(form, doc, role([reads, grant({})], [denial]), false).form)).toMatchObject({ note: 'masked never', title: 'clear always' })
  expect(asRole(form, doc, role([reads]), true).may).toBe(false)
  expect(asRole(form, doc, role([grant({ form: 'other' })]), false).may).toBe(false)
})

test('a sample holds nothing of what is hidden, and a mask of what is masked', () => {
  const own = grant({ fields: [{ field: 'phone', see: 'masked', write: 'always' }, { field: 'note', see: 'hidden', write: 'never' }, all] })
  const given = asRole(form, doc, role([own]), false).form
  expect(sampleOf(given)).toEqual({ title: 'title（示例）', phone: '138****8000' })
  expect(given.fields.map(modeOfSample)).toEqual(['written', 'replaced', 'hidden', 'hidden'])
})
