import { useMemo } from 'react'
import { actingOf, useMe } from '@/api/session'
import type { Problem } from '@/api/problem'
import { i18next, label } from '@/i18n'
import { zone } from '@/kit/format'
import type { Mode } from '../form/RecordForm'
import type { FieldMeta, FormMeta, RecordRow, Values } from '../types'
import { compileLinkage, type CompiledCheck, type Linkage } from './compile'
import { settle, type Circumstances, type Settled } from './settle'
import { useReferred } from './useReferred'

/** A form under somebody's hands: what he filled in, what may be done with each field by itself, and what was answered. */
export interface Filling {
  form: FormMeta
  values: Values
  mode: (field: FieldMeta) => Mode
  /** Values of this field are before the person as they are, not masked. */
  isKnown: (field: FieldMeta) => boolean
  circumstances: Omit<Circumstances, 'now' | 'referred'>
  /** Names of the fields he changed: a check speaks up once something it reads was touched. */
  touched: ReadonlySet<string>
  /** The server's last word. */
  problems: readonly Problem[]
  /** It was said of the very values that stand here now. */
  isFresh: boolean
  /** He has tried to save; every failing check is told from then on. */
  tried: boolean
}

/** The form as its expressions make it now. */
export interface Linked {
  form: FormMeta
  values: Values
  mode: (field: FieldMeta) => Mode
  /** Names of the fields that are worked out, and not filled in. */
  computed: ReadonlySet<string>
  problems: Problem[]
  /** What was found here, as it is typed, before any server was asked. */
  live: Problem[]
}

const CHECK_FAILED = 'check_failed'
const NOT_OFFERED = 'not_offered'

const problemOf = (check: CompiledCheck, fields: readonly FieldMeta[]): Problem => ({
  path: check.at && fields.some(({ name }) => name === check.at) ? `/values/${check.at}` : '/values',
  code: CHECK_FAILED, message: label(check.message), params: { check: check.name }, severity: 'error',
})

const isOfCheck = (problem: Problem, check: CompiledCheck) => problem.code === CHECK_FAILED && problem.params.check === check.name

/** What the server said and nothing since has made pointless: its word on what the browser cannot judge stands. */
const standing = ({ problems, isFresh }: Filling, linkage: Linkage, { hidden, required }: Settled): Problem[] => {
  if (isFresh) return [...problems]
  const rules = new Map(linkage.fields.map((one) => [`/values/${one.field.name}`, one]))
  return problems.filter((problem) => {
    const of = rules.get(problem.path)
    if (linkage.checks.some((check) => isOfCheck(problem, check))) return false
    if (of && hidden.has(of.field.name)) return false
    if (of?.offered && of.field.option_set && problem.code === NOT_OFFERED) return false
    return !(problem.code === 'required' && of?.required && !of.field.required && !required.has(of.field.name))
  })
}

const modeNow = (mode: Filling['mode'], computed: ReadonlySet<string>, { hidden, locked }: Settled): Filling['mode'] => (field) => {
  const own = mode(field)
  if (hidden.has(field.name)) return 'hidden'
  if (computed.has(field.name)) return field.see === 'clear' || own !== 'hidden' ? 'shown' : 'hidden'
  return locked.has(field.name) && own !== 'hidden' ? 'shown' : own
}

const NONE: ReadonlySet<string> = new Set()

const neededNow = new WeakMap<FieldMeta, FieldMeta>()

/** The field as it is while it must be filled in: the same each time, so that it is not drawn anew for nothing. */
const needed = (field: FieldMeta): FieldMeta => {
  const kept = neededNow.get(field) ?? { ...field, required: true }
  neededNow.set(field, kept)
  return kept
}

const narrowedTo = new WeakMap<FieldMeta, { key: string; field: FieldMeta }>()

/** The field made otherwise: the same one each time for the same key. */
const keptAs = (field: FieldMeta, key: string, make: () => FieldMeta): FieldMeta => {
  const kept = narrowedTo.get(field)
  if (kept?.key === key) return kept.field
  const made = make()
  narrowedTo.set(field, { key, field: made })
  return made
}

/** The field with only what may be chosen now; what stands there though it may not is still seen. */
const narrowed = (field: FieldMeta, refused: ReadonlySet<string> | undefined): FieldMeta => {
  const set = field.option_set
  if (!refused || refused.size === 0 || !set) return field
  return keptAs(field, [...refused].join(), () => ({
    ...field, option_set: { ...set, options: set.options.map((option) => (refused.has(option.code) ? { ...option, retired: true } : option)) },
  }))
}

/** A reference of which only some records may be chosen, with the values that say which. A draft has nobody to ask. */
const asking = (field: FieldMeta, { app, name, release }: FormMeta, linkage: Linkage, values: Values): FieldMeta => {
  const offered = field.target && release > 0 ? linkage.fields.find((one) => one.field.uid === field.uid)?.offered : null
  if (!offered) return field
  const read = new Set(offered.fields.flatMap(([uid = '']) => (uid === field.uid ? [] : (linkage.byUid.get(uid)?.name ?? []))))
  const said = Object.fromEntries([...read].map((one) => [one, values[one] ?? null]))
  return keptAs(field, JSON.stringify(said), () => ({ ...field, offering: { app, form: name, values: said } }))
}

/** Something was chosen that what has been said since rules out. */
const notOffered = (linkage: Linkage, touched: ReadonlySet<string>, { refused, values }: Settled): Problem[] =>
  linkage.fields.filter(({ field: { name }, offered }) => {
    const said = [name, ...(offered?.fields.map(([uid = '']) => linkage.byUid.get(uid)?.name ?? '') ?? [])]
    return refused.get(name)?.has(String(values[name] ?? '')) && said.some((each) => touched.has(each))
  }).map(({ field }) => ({
    path: `/values/${field.name}`, code: NOT_OFFERED, message: i18next.t('form.not_offered', { field: label(field.label) }), params: {}, severity: 'error',
  }))

/** Apply what was settled to the form being filled in. Pure. */
export const linked = (filling: Filling, linkage: Linkage | null, now: Date, referred?: Circumstances['referred']): Linked => {
  const { form, mode, touched, tried } = filling
  if (!linkage) return { form, values: filling.values, mode, computed: NONE, problems: [...filling.problems], live: [] }
  const settled = settle(linkage, filling.values, { ...filling.circumstances, now, referred })
  const fields = form.fields.map((field) => {
    const asked = settled.required.has(field.name) ? needed(field) : field
    return asking(narrowed(asked, settled.refused.get(field.name)), form, linkage, settled.values)
  })
  const kept = standing(filling, linkage, settled)
  const live = settled.failed
    .filter((check) => tried || check.reads.some((name) => touched.has(name)))
    .filter((check) => !kept.some((problem) => isOfCheck(problem, check)))
    .map((check) => problemOf(check, fields))
    .concat(notOffered(linkage, touched, settled).filter(({ path }) => !kept.some((problem) => problem.code === NOT_OFFERED && problem.path === path)))
  const computed = new Set(linkage.fields.filter(({ isComputed }) => isComputed).map(({ field }) => field.name))
  return { form: { ...form, fields }, values: settled.values, mode: modeNow(mode, computed, settled), computed, problems: [...kept, ...live], live }
}

/** The form as its expressions make it, worked out anew with every change. */
export const useLinkage = (filling: Filling): Linked => {
  const { form, isKnown, values, mode, circumstances, touched, problems, isFresh, tried } = filling
  const linkage = useMemo(() => (form.linkage ? compileLinkage(form.linkage, form.fields, isKnown) : null), [form, isKnown])
  const referred = useReferred(form, values)
  return useMemo(
    () => linked({ form, values, mode, isKnown, circumstances, touched, problems, isFresh, tried }, linkage, new Date(), referred),
    [linkage, referred, form, values, mode, isKnown, circumstances, touched, problems, isFresh, tried],
  )
}

/** What the expressions of a record that exists, or of one about to be, are given. */
export const useCircumstances = (record?: RecordRow): Filling['circumstances'] => {
  const me = useMe()
  return useMemo(() => {
    const person = me.person.id
    const fresh: Values = { created_by: person, owner: person, org: actingOf(me)?.unit.id ?? null, created_at: new Date().toISOString() }
    const stored: Values | undefined = record && { created_by: record.created_by?.id ?? null, owner: record.owner?.id ?? null, org: record.org?.id ?? null, created_at: record.created_at }
    return { zone, me: person, system: { ...(stored ?? fresh), updated_by: person, updated_at: new Date().toISOString() } }
  }, [me, record])
}
