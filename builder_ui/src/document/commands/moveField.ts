import { afterLeaving, fieldOf, inserted, movedOut, placeOf, rowWidth, sectionOf, withSection } from '../layout'
import type { Command, Place } from '../types'

/** Move a field to another place; `ownRow` gives it a row for itself, as the full drop line promises. */
export const moveField = (uid: string, to: Place, ownRow = false): Command => ({
  name: 'moveField',
  apply: (doc) => {
    const field = fieldOf(doc, uid)
    if (!field || !sectionOf(doc, to.section)) return doc
    const from = placeOf(doc, field.name)
    const place = afterLeaving(doc, field.name, to)
    if (from && !ownRow && from.section === place.section && from.index === place.index) return doc
    const width = from ? (sectionOf(doc, from.section)?.children[from.index]?.width ?? 12) : 12
    return withSection(movedOut(doc, field.name, to, ownRow), place.section, (section) => ({
      ...section,
      children: inserted(section.children, place.index, {
        field: field.name,
        width: ownRow ? rowWidth(section.children, place.index, width) : width,
      }),
    }))
  },
})
