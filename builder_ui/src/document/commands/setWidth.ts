import { fieldOf, placeOf, withSection } from '../layout'
import { GRID, type Command } from '../types'

/** How many of the 24 columns a field takes. */
export const setWidth = (uid: string, width: number): Command => ({
  name: 'setWidth',
  merge: `field:${uid}:width`,
  apply: (doc) => {
    const field = fieldOf(doc, uid)
    const place = field && placeOf(doc, field.name)
    if (!place || width < 1 || width > GRID) return doc
    return withSection(doc, place.section, (section) => ({
      ...section,
      children: section.children.map((child, index) => (index === place.index ? { ...child, width } : child)),
    }))
  },
})
