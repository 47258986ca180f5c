import { freeName, NAME, newUid, type Label, type Loose } from '@/document'
import type { OptionSetBody } from '@/studio/bodies'
import type { SheetField } from './api'

/** A column that is being looked over before it becomes a field. */
export interface Planned extends SheetField {
  readonly key: number
  readonly chosen: boolean
  readonly label: string
  /** The option set a choice draws on; empty for a new one made of the words in the column. */
  readonly set: string
}

/** Types that draw on an option set. */
export const CHOOSING: ReadonlySet<string> = new Set(['choice', 'choices'])
/** Types that mean nothing without another form, and rows within a row. */
export const APART: ReadonlySet<string> = new Set(['reference', 'references', 'table'])

/** The columns as the server guessed them, under names this form has free; a type that is not here is text. */
export function planned(fields: readonly SheetField[], types: ReadonlySet<string>, taken: Iterable<string>): Planned[] {
  const names = new Set(taken)
  return fields.map((field, key) => {
    const name = freeName(field.name, names)
    names.add(name)
    const known = types.has(field.type)
    return { ...field, ...(known ? {} : { type: 'text', options: {} }), name, key, chosen: true, label: field.title, set: '' }
  })
}

/** What is wrong with a name among those chosen and those there are. */
export function nameFault(column: Planned, columns: readonly Planned[], taken: ReadonlySet<string>): 'malformed' | 'taken' | undefined {
  if (!column.chosen) return undefined
  if (!NAME.test(column.name)) return 'malformed'
  return taken.has(column.name) || columns.some((other) => other.chosen && other.key !== column.key && other.name === column.name) ? 'taken' : undefined
}

/** A choice without a set and without words to make one of. */
export const lacksSet = ({ chosen, type, set, choices }: Planned): boolean => chosen && CHOOSING.has(type) && set === '' && choices.length === 0

/** A label in both languages where it is written in Latin letters, else in Chinese. */
export const labelled = (text: string): Label => (/^[\x20-\x7e]+$/.test(text) ? { zh: text, en: text } : { zh: text })

/** The option set made for a column. */
export const setOf = (column: Planned, name: string): OptionSetBody => ({
  kind: 'option_set', schema: 1, name, uid: newUid(), label: labelled(column.label),
  options: column.choices.map(({ code, label }) => ({ uid: newUid(), code, label: labelled(label) })),
})

/** The chosen columns as fields; `sets` says which option set each choice got. */
export const looseFields = (columns: readonly Planned[], sets: ReadonlyMap<number, string>, widthOf: (type: string) => number, optionsOf: (type: string) => Record<string, unknown> | undefined): Loose[] =>
  columns.filter(({ chosen }) => chosen).map(({ key, name, type, label, required, options: guessed, set }) => {
    const options = { ...optionsOf(type), ...guessed, ...(CHOOSING.has(type) ? { set: sets.get(key) ?? set } : {}) }
    return {
      field: { name, type, label: labelled(label.trim()), ...(required && type !== 'serial_number' ? { required: true } : {}), ...(Object.keys(options).length > 0 ? { options } : {}) },
      width: widthOf(type),
    }
  })
