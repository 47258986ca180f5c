import { fieldNamed, inserted, leaving, placeOf, rowAt, unplaced, withSection } from '../layout'
import { GRID, type Command, type Field, type FormBody } from '../types'

export type Side = 'left' | 'right'

/** The most fields that share a row; the narrowest is a quarter of the grid. */
export const MOST_IN_ROW = 4

/** Whether one more field fits beside this one. */
export function fitsBeside(doc: FormBody, moving: string | undefined, target: string): boolean {
  const rest = moving === undefined ? doc : unplaced(doc, moving)
  const place = placeOf(rest, target)
  const section = rest.layout.find((each) => each.uid === place?.section)
  return place !== undefined && section !== undefined && rowAt(section.children, place.index).children.length < MOST_IN_ROW
}

/** Put a field at another's side: the row they share is split evenly on the 24 grid, so columns come from dropping. */
export const dropBeside = (field: Field, target: string, side: Side): Command => ({
  name: 'dropBeside',
  apply: (doc) => {
    const isNew = !doc.fields.some((each) => each.uid === field.uid)
    if (isNew && fieldNamed(doc, field.name)) return doc
    if (field.name === target || !fitsBeside(doc, isNew ? undefined : field.name, target)) return doc
    const rest = isNew ? { ...doc, fields: [...doc.fields, field] } : leaving(doc, field.name)
    const place = placeOf(rest, target)
    if (!place) return doc
    return withSection(rest, place.section, (section) => {
      const row = rowAt(section.children, place.index)
      const width = GRID / (row.children.length + 1)
      const end = row.start + row.children.length
      const narrowed = section.children.map((child, index) =>
        index >= row.start && index < end ? { ...child, width } : child,
      )
      const index = side === 'left' ? place.index : place.index + 1
      return { ...section, children: inserted(narrowed, index, { field: field.name, width }) }
    })
  },
})
