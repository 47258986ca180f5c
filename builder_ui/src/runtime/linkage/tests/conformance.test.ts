import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Json, Values } from '../../types'
import { compileLinkage } from '../compile'
import { settle, withDefaults } from '../settle'
import type { LinkageMeta } from '../types'
import { field } from './complaint'

/** The rules of a form and what comes of them, as the server's own test reads them. */
interface Told {
  form: { fields: { uid: string; name: string; type: string; options?: Record<string, Json> }[] }
  now: string
  zone: string
  me: string
  system: Values
  referred: Record<string, Values>
  linkage: LinkageMeta
  beside: { name: string; options?: { code: string; label: { zh: string } }[] }[]
  cases: { name: string; new?: boolean; values: Values; expect: { values: Values; hidden: string[]; needed: string[]; locked: string[]; failed: string[]; offered?: Record<string, string[]> } }[]
}

const told = JSON.parse(readFileSync('../tests/conformance/forms/linkage.json', 'utf8')) as Told

/** Decimals a field has when its author says nothing: what the server tells of every published field. */
const optionsOf = ({ type, options = {} }: Told['form']['fields'][number]) => (['money', 'decimal', 'percent'].includes(type) ? { decimals: 2, ...options } : options)

/** The option set a choice draws on, as a published form carries it. */
const setOf = ({ options = {} }: Told['form']['fields'][number]) => {
  const set = told.beside.find(({ name }) => name === options.set)
  return set?.options && { ranked: false, options: set.options.map(({ code, label }) => ({ code, label })) }
}

const fields = told.form.fields.map((each) => field(each.name, each.type, { uid: each.uid, options: optionsOf(each), option_set: setOf(each) }))
const compiled = compileLinkage(told.linkage, fields, () => true)
const referred = new Map(Object.entries(told.referred))
const isEmpty = (value: Json | undefined) => value === undefined || value === null || value === ''

test('a calendar that is not at hand is left to the server', () => {
  const without = compileLinkage({ ...told.linkage, calendars: { counter: told.linkage.calendars?.counter ?? { first: 0, last: 0 } } }, fields, () => true)
  const computed = (name: string) => without.fields.find(({ field }) => field.name === name)?.computed
  expect([computed('reply_by'), without.checks.some(({ name }) => name === 'visit_on_a_working_day')]).toEqual([null, false])
  expect(computed('waited')).not.toBeNull()
})

/** What is said of a new record, and where nothing is said what the form says; said to be nothing, it stays so. */
const begun = (values: Values, now: Parameters<typeof settle>[2]): Values => ({ ...withDefaults(compiled, values, now), ...values })

test.each(told.cases.map((each) => [each.name, each] as const))('%s', (_, { new: isNew, values, expect: wanted }) => {
  const now = { now: new Date(told.now), zone: told.zone, me: told.me, system: told.system, referred }
  const settled = settle(compiled, isNew ? begun(values, now) : values, now)
  for (const [name, codes] of Object.entries(wanted.offered ?? {})) {
    const all = fields.find((each) => each.name === name)?.option_set?.options.map(({ code }) => code) ?? []
    expect(all.filter((code) => !settled.refused.get(name)?.has(code))).toEqual(codes)
  }
  const follows = Object.fromEntries(Object.keys(wanted.values).map((name) => [name, settled.values[name] ?? null]))
  expect(follows).toEqual(wanted.values)
  expect([...settled.hidden].sort()).toEqual([...wanted.hidden].sort())
  expect([...settled.required].filter((name) => isEmpty(settled.values[name]))).toEqual(wanted.needed)
  expect([...settled.locked].filter((name) => !isEmpty(values[name]))).toEqual(wanted.locked)
  expect(settled.failed.map(({ name }) => name)).toEqual(wanted.failed)
})
