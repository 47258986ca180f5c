import { MARK, VERSION, type Carried, type Loose, type LooseSection } from './carried'
import { placeOf, sectionOf } from './layout'
import type { Field, FormBody, Section } from './types'

/** The parts of a form that are selected, in the order they stand in; a field of a chosen section goes with it. */
export function partsOf(doc: FormBody, uids: Iterable<string>): { sections: Section[]; fields: Field[] } {
  const wanted = new Set(uids)
  const sections = doc.layout.filter(({ uid }) => wanted.has(uid))
  const inside = new Set(sections.flatMap(({ children }) => children.map(({ field }) => field)))
  const fields = inOrder(doc).filter(({ uid, name }) => wanted.has(uid) && !inside.has(name))
  return { sections, fields }
}

/** Every field in the order a person meets it. */
export const inOrder = (doc: FormBody): Field[] =>
  doc.layout.flatMap(({ children }) => children.flatMap(({ field }) => doc.fields.find(({ name }) => name === field) ?? []))

/** A field as it travels, with the width it stands in. */
function taken(doc: FormBody, field: Field): Loose {
  const place = placeOf(doc, field.name)
  return { field, width: place ? (sectionOf(doc, place.section)?.children[place.index]?.width ?? 12) : 12 }
}

/** Everything of a section as it travels. */
function takenSection(doc: FormBody, { children, ...rest }: Section): LooseSection {
  const section: Partial<Section> = { ...rest }
  delete (section as { uid?: string }).uid
  const fields = children.flatMap(({ field: named }) => doc.fields.find(({ name }) => name === named) ?? [])
  return { section: section as LooseSection['section'], fields: fields.map((field) => taken(doc, field)) }
}

/** The selected parts as they travel. */
export function takenParts(doc: FormBody, uids: Iterable<string>): Pick<Carried, 'fields' | 'sections'> {
  const { fields, sections } = partsOf(doc, uids)
  return { fields: fields.map((field) => taken(doc, field)), sections: sections.map((section) => takenSection(doc, section)) }
}

/** The parts as text for the clipboard, to be pasted into this form or another one; undefined when there are none. */
export function copied(doc: FormBody, app: string, uids: Iterable<string>): string | undefined {
  const parts = takenParts(doc, uids)
  if (parts.fields.length + parts.sections.length === 0) return undefined
  return JSON.stringify({ [MARK]: VERSION, from: { app, form: doc.uid }, ...parts }, null, 2)
}
