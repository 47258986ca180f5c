import { expect, test } from 'vitest'
import { cmp, field as of } from '@/expressions/tests/trees'
import type { Values } from '../../types'
import { compileLinkage } from '../compile'
import { linked } from '../useLinkage'
import { field, form as complaint } from './complaint'

const fields = [field('kind', 'choice'), field('note', 'text'), field('product', 'reference', { target: { app: 'bank', form: 'product', label: { zh: '产品' } } })]
const meta = { schema: 1, checks: [], fields: { product: { options_if: cmp(of('u_product', 'u_type'), '=', of('u_kind')) } }, referred: [{ path: ['u_product', 'u_type'], type: 'choice' }] }
const form = { ...complaint, fields, linkage: meta }
const circumstances = { zone: 'Asia/Shanghai', me: 'p1', system: {} }
const product = (values: Values, release = 1, known = true) => {
  const filling = { form: { ...form, release }, values, mode: () => 'written' as const, isKnown: () => known, circumstances, touched: new Set<string>(), problems: [], isFresh: false, tried: false }
  return linked(filling, compiled(known), new Date()).form.fields.find(({ name }) => name === 'product')
}
const linkage = { seen: compileLinkage(meta, fields, () => true), unseen: compileLinkage(meta, fields, ({ name }) => name !== 'kind') }
const compiled = (known: boolean) => (known ? linkage.seen : linkage.unseen)

test('a reference is asked for with the values its condition reads, and no others', () => {
  expect(product({ kind: 'loan', note: 'x', product: 'r1' })?.offering).toEqual({ app: 'complaints', form: 'complaint', values: { kind: 'loan' } })
  expect(product({})?.offering?.values).toEqual({ kind: null })
})

test('it stays the same field while those values do', () => {
  expect(product({ kind: 'loan', note: 'a' })).toBe(product({ kind: 'loan', note: 'b' }))
  expect(product({ kind: 'loan' })).not.toBe(product({ kind: 'card' }))
})

test('a draft, or who does not see what it reads, has everything to choose from', () => {
  expect(product({ kind: 'loan' }, 0)?.offering).toBeUndefined()
  expect(product({ kind: 'loan' }, 1, false)?.offering).toBeUndefined()
})
