import { NAME } from './names'
import type { Column, Field, FormCheck, Label, Section } from './types'

/** Under this word a text says that it carries parts of a form, and in which version of the format. */
export const MARK = 'langqiao/form-parts'
export const VERSION = 1

/** A field on its way: its identity is kept only when it comes back to the form it was cut from. */
export interface Loose {
  readonly field: Omit<Field, 'uid'> & { readonly uid?: string }
  readonly width: number
}

/** A section on its way, with what stands in it. */
export interface LooseSection {
  readonly section: Omit<Section, 'uid' | 'children'>
  readonly fields: readonly Loose[]
}

/** Parts of a form on their way, and where they come from. */
export interface Carried {
  readonly from: { readonly app: string; readonly form: string }
  readonly fields: readonly Loose[]
  readonly sections: readonly LooseSection[]
}

/** Every field among them, wherever it stands. */
export const looseOf = ({ fields, sections }: Pick<Carried, 'fields' | 'sections'>): Loose[] => [...fields, ...sections.flatMap((each) => each.fields)]

const LONGEST = 2_000_000
const MOST = 500
const DEEPEST = 8
const UID = /^[a-z0-9]{8,26}$/
const APART = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * The parts a text carries; undefined when it is something else, `newer` when a later release wrote it. The text may
 * come from anywhere: what does not have the shape of a form is left out, and nothing of it is run or drawn as markup.
 */
export function carriedIn(text: string): Carried | 'newer' | undefined {
  if (text.length > LONGEST || !text.includes(MARK)) return undefined
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isObject(read)) return undefined
  const version = read[MARK]
  if (typeof version !== 'number') return undefined
  if (version > VERSION) return 'newer'
  const { from, fields, sections } = read
  if (!isObject(from) || typeof from.app !== 'string' || !NAME.test(from.app) || typeof from.form !== 'string') return undefined
  const found = {
    from: { app: from.app, form: from.form },
    fields: list(fields).flatMap(loose),
    sections: list(sections).flatMap((each) => {
      if (!isObject(each) || !isObject(each.section)) return []
      const section = plain(each.section, 1) as Record<string, unknown>
      if (section.block !== 'section' || (section.label !== undefined && section.label !== null && !isLabel(section.label))) return []
      delete section.uid
      delete section.children
      return [{ section: section as unknown as LooseSection['section'], fields: list(each.fields).flatMap(loose) }]
    }),
  }
  const count = looseOf(found).length
  return (count > 0 || found.sections.length > 0) && count <= MOST ? found : undefined
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, MOST + 1) : [])

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isLabel = (value: unknown): value is Label =>
  isObject(value) && typeof value.zh === 'string' && (value.en === undefined || typeof value.en === 'string')

/** JSON of a bounded depth, without the names by which objects could be bent. */
function plain(value: unknown, depth: number): unknown {
  if (depth > DEEPEST) return null
  if (Array.isArray(value)) return value.map((each) => plain(each, depth + 1))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([name]) => !APART.has(name)).map(([name, each]) => [name, plain(each, depth + 1)]))
}

/** What the members the designer draws must be; others are kept as they are, for the server to judge. */
const SHAPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  help: isLabel, placeholder: isLabel,
  ...Object.fromEntries(['required', 'read_only', 'unique', 'indexed', 'searchable'].map((name) => [name, (value: unknown) => typeof value === 'boolean'])),
  ...Object.fromEntries(['sensitivity', 'visible_if', 'required_if', 'read_only_if', 'when_hidden'].map((name) => [name, (value: unknown) => typeof value === 'string'])),
  computed: (value) => typeof value === 'string' || (isObject(value) && typeof value.lookup === 'string'),
  options: isObject, conversion: isObject,
  fields: (value) => Array.isArray(value) && value.every(isColumn),
  checks: (value) => Array.isArray(value) && value.every(isCheck),
}

const named = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && typeof value.name === 'string' && NAME.test(value.name)

const isCheck = (value: unknown): value is FormCheck => named(value) && typeof value.fails_if === 'string' && isLabel(value.message)

function isColumn(value: unknown): value is Column {
  if (!named(value) || typeof value.type !== 'string' || !isLabel(value.label)) return false
  return Object.entries(value).every(([name, each]) => (name === 'computed' ? typeof each === 'string' : (SHAPES[name]?.(each) ?? true)))
}

function loose(value: unknown): Loose[] {
  if (!isObject(value)) return []
  const { width } = value
  const field = plain(value.field, 1)
  if (!named(field) || typeof field.type !== 'string' || !NAME.test(field.type) || !isLabel(field.label)) return []
  if (typeof width !== 'number' || !Number.isInteger(width) || width < 1 || width > 24) return []
  const fit = Object.entries(field).filter(([name, each]) => SHAPES[name]?.(each) ?? true)
  const kept = Object.fromEntries(fit)
  if (typeof kept.uid !== 'string' || !UID.test(kept.uid)) delete kept.uid
  return [{ field: kept as unknown as Loose['field'], width }]
}
