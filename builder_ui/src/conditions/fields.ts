import { i18next, label } from '@/i18n'
import type { Member, Names } from '@/formulas/types'

/** A field that a condition may name: its path from where the condition stands, and how a person reads it. */
export interface Reach {
  path: string
  /** 客户 › 级别 */
  text: string
  member: Member
  /** The labels on the way, without its own: what options are grouped by. */
  way: string
}

const STEPS = 3
/** Whoever asks, and his unit: what may be compared like a field. */
export const ME = '@me'
export const MY_UNIT = '@my_unit'
/** What leads on from a person and from a unit, as the server writes it. */
const WAYS = { person: ['@unit', '@unit@institution', '@unit@above'], org_unit: ['@institution', '@above'] } as const
export const MINE = [MY_UNIT, ...WAYS.org_unit.map((way) => `${MY_UNIT}${way}`)]
const MOST = 800

/** Every field that can be reached from a form (undefined: from where the expression stands), references followed a few steps. */
export function reaches(names: Names, form?: string): Reach[] {
  const found: Reach[] = []
  const led: Reach[] = []
  const said = (way: string): string => i18next.t(`conditions.aside${way.replaceAll('@', '_')}`)
  const lead = (member: Member, path: string, text: string) => {
    const family = familyOf(member)
    if (family !== 'person' && family !== 'org_unit') return
    for (const way of WAYS[family]) led.push({ path: `${path}${way}`, text: `${text} › ${said(way)}`, member: unitMember(path + way, said(way)), way: text })
  }
  const walk = (members: readonly Member[], path: string, way: string, seen: readonly string[]) => {
    const further: [Member, string, string][] = []
    for (const member of members) {
      if (found.length >= MOST) return
      const here = path === '' ? member.name : `${path}.${member.name}`
      const own = label(member.label) || member.name
      found.push({ path: here, text: way === '' ? own : `${way} › ${own}`, member, way })
      lead(member, here, way === '' ? own : `${way} › ${own}`)
      if (isReference(member)) further.push([member, here, way === '' ? own : `${way} › ${own}`])
    }
    for (const [member, here, text] of further) {
      const next = member.form ?? ''
      if (seen.length < STEPS && !seen.includes(next)) walk(names.forms[next]?.members ?? [], here, text, [...seen, next])
    }
  }
  const start = form === undefined ? names.members : (names.forms[form]?.members ?? [])
  walk(start, '', '', form === undefined ? [] : [form])
  if (form === undefined) for (const [path, of] of [[ME, 'person'], [MY_UNIT, 'org_unit']] as const) {
    const text = said(path)
    const member = { ...unitMember(path, text), type: of, nullable: of !== 'person' }
    led.push({ path, text, member, way: i18next.t('conditions.aside_asking') })
    lead(member, path, text)
  }
  return [...found, ...led]
}

/** A unit that is no field. */
export const unitMember = (name: string, text: string): Member => ({ name, label: { zh: text, en: text }, uid: name, type: 'org_unit', nullable: true, is_list: false })

/** It leads to one record. */
export const isReference = (member: Member): boolean => !!member.form && !member.is_list

/** It leads to many records. */
export const isRelation = (member: Member): boolean => !!member.form && member.is_list

/** What a condition compares: families of types that share operators. */
export type Family = 'text' | 'number' | 'date' | 'date_time' | 'boolean' | 'option' | 'options' | 'person' | 'org_unit' | 'record' | 'other'

export function familyOf(member: Member): Family {
  const { type } = member
  if (member.form) return member.is_list ? 'other' : 'record'
  if (member.option_set || type.startsWith('option:') || type.startsWith('list:option')) return member.is_list ? 'options' : 'option'
  if (member.is_list) return 'other'
  if (type === 'number' || type.startsWith('money')) return 'number'
  if (type === 'text' || type === 'string') return 'text'
  if (type === 'date' || type === 'date_time' || type === 'boolean' || type === 'person' || type === 'org_unit') return type
  if (type === 'date and time') return 'date_time'
  if (type === 'org unit') return 'org_unit'
  return 'other'
}

/** Its values are people, units or records: chosen by name, kept by id. */
export const isNamed = (member: Member): boolean => ['person', 'org_unit', 'record'].includes(familyOf(member))

/** The two may be compared with each other. */
export function comparable(one: Member, other: Member): boolean {
  const family = familyOf(one)
  if (family !== familyOf(other)) return false
  if (family === 'option') return one.type === other.type
  if (family === 'record') return one.form === other.form
  const [a, b] = [one.type, other.type]
  return family !== 'number' || a === b || a === 'number' || b === 'number'
}

/** Fields as grouped options of a select: the form's own first, then by the reference that leads to them. */
export function fieldOptions(found: readonly Reach[], own: string) {
  const ways = [...new Set(found.map(({ way }) => way))]
  return ways.map((way) => ({
    key: way, title: way || own, label: way || own,
    options: found.filter((each) => each.way === way).map(({ path, text, member }) => ({ value: path, label: text, also: `${text} ${member.label.zh} ${member.label.en ?? ''} ${path}`.toLowerCase() })),
  }))
}

/** What is typed finds a field by its label in either language or by its name. */
export const finds = (typed: string, option: { also?: string } | undefined): boolean => (option?.also ?? '').includes(typed.trim().toLowerCase())
