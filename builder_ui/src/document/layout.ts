import { GRID, type Child, type Field, type FormBody, type Place, type Section } from './types'

/** A row of the grid as the browser flows it: consecutive children that fit into 24 columns. */
export interface Row {
  readonly start: number
  readonly children: readonly Child[]
}

/** How the children of a section flow into rows; the CSS grid does the same. */
export function rowsOf(children: readonly Child[]): Row[] {
  const rows: Row[] = []
  let start = 0
  let used = 0
  children.forEach((child, index) => {
    if (index > start && used + child.width > GRID) {
      rows.push({ start, children: children.slice(start, index) })
      start = index
      used = 0
    }
    used += child.width
  })
  if (start < children.length) rows.push({ start, children: children.slice(start) })
  return rows
}

/** The row a child stands in. */
export function rowAt(children: readonly Child[], index: number): Row {
  const row = rowsOf(children).find((each) => index >= each.start && index < each.start + each.children.length)
  return row ?? { start: index, children: [] }
}

/** The field with this uid. */
export const fieldOf = (doc: FormBody, uid: string | undefined): Field | undefined =>
  doc.fields.find((field) => field.uid === uid)

export const fieldNamed = (doc: FormBody, name: string): Field | undefined =>
  doc.fields.find((field) => field.name === name)

export const sectionOf = (doc: FormBody, uid: string | undefined): Section | undefined =>
  doc.layout.find((section) => section.uid === uid)

/** Where a field stands; undefined for one the layout does not mention. */
export function placeOf(doc: FormBody, name: string): Place | undefined {
  for (const section of doc.layout) {
    const index = section.children.findIndex((child) => child.field === name)
    if (index >= 0) return { section: section.uid, index }
  }
  return undefined
}

/** The place after the selected field, inside the selected section, or at the end of the form. */
export function placeAfter(doc: FormBody, selected: string | undefined): Place | undefined {
  const field = fieldOf(doc, selected)
  const place = field && placeOf(doc, field.name)
  if (place) return { section: place.section, index: place.index + 1 }
  const section = sectionOf(doc, selected) ?? doc.layout[doc.layout.length - 1]
  return section && { section: section.uid, index: section.children.length }
}

/** A document with one section replaced. */
export const withSection = (doc: FormBody, uid: string, change: (section: Section) => Section): FormBody => ({
  ...doc,
  layout: doc.layout.map((section) => (section.uid === uid ? change(section) : section)),
})

/** Children with one more at a position; a position beyond the end is the end. */
export const inserted = (children: readonly Child[], index: number, child: Child): Child[] => [
  ...children.slice(0, index),
  child,
  ...children.slice(index),
]

/** A field taken out of the layout, wherever it stands. */
export const unplaced = (doc: FormBody, name: string): FormBody => ({
  ...doc,
  layout: doc.layout.map((section) =>
    section.children.some((child) => child.field === name)
      ? { ...section, children: section.children.filter((child) => child.field !== name) }
      : section,
  ),
})

/** A field taken out of its row: three or four that shared it evenly share it evenly again. */
export function leaving(doc: FormBody, name: string): FormBody {
  const place = placeOf(doc, name)
  const section = sectionOf(doc, place?.section)
  const row = place && section ? rowAt(section.children, place.index) : undefined
  const rest = unplaced(doc, name)
  const width = row?.children[0]?.width ?? GRID
  const count = row?.children.length ?? 0
  if (!place || !row || count < 3 || row.children.some((child) => child.width !== width) || width * count !== GRID) return rest
  return withSection(rest, place.section, (each) => ({
    ...each,
    children: each.children.map((child, index) =>
      index >= row.start && index < row.start + count - 1 ? { ...child, width: GRID / (count - 1) } : child,
    ),
  }))
}

/** Two places are in the same row of the same section. */
const inOneRow = (doc: FormBody, from: Place, to: Place): boolean => {
  const section = sectionOf(doc, from.section)
  const row = section && rowAt(section.children, from.index)
  return from.section === to.section && row !== undefined && to.index >= row.start && to.index <= row.start + row.children.length
}

/** A field taken out to stand at another place: within its row nothing else changes. */
export const movedOut = (doc: FormBody, name: string, to: Place, ownRow: boolean): FormBody => {
  const from = placeOf(doc, name)
  return from && !ownRow && inOneRow(doc, from, to) ? unplaced(doc, name) : leaving(doc, name)
}

/** Where an index lands once the field itself has been taken out of the same section. */
export function afterLeaving(doc: FormBody, name: string, to: Place): Place {
  const from = placeOf(doc, name)
  return from && from.section === to.section && from.index < to.index ? { ...to, index: to.index - 1 } : to
}

/** The width that gives a field a row of its own between its neighbours: its own width when it would not join theirs. */
export function rowWidth(children: readonly Child[], index: number, width: number): number {
  const before = index > 0 ? rowAt(children, index - 1) : undefined
  const used = before ? before.children.reduce((sum, child) => sum + child.width, 0) : GRID
  const next = children[index]
  const joinsBefore = used + width <= GRID
  const joinsNext = next !== undefined && width + next.width <= GRID
  return joinsBefore || joinsNext ? GRID : width
}

/** The part to select when this one goes: the field after it, before it, or its section. */
export function neighbourOf(doc: FormBody, uid: string): string | undefined {
  const name = fieldOf(doc, uid)?.name
  const place = name === undefined ? undefined : placeOf(doc, name)
  const children = sectionOf(doc, place?.section)?.children
  const next = place && (children?.[place.index + 1] ?? children?.[place.index - 1])
  return next ? fieldNamed(doc, next.field)?.uid : place?.section
}
