import { fieldOf, placeOf, sectionOf } from '../layout'
import type { Command } from '../types'
import { moveField } from './moveField'

/** Move a field one place on or back, over the border of its section too: what Alt with an arrow key does. */
export const stepField = (uid: string, by: 1 | -1): Command => ({
  name: 'moveField',
  apply: (doc) => {
    const field = fieldOf(doc, uid)
    const place = field && placeOf(doc, field.name)
    const section = place && sectionOf(doc, place.section)
    if (!place || !section) return doc
    const index = place.index + by
    if (index >= 0 && index < section.children.length) {
      // a place is counted before the field leaves, so one step on is the place behind its successor
      return moveField(uid, { section: section.uid, index: by > 0 ? index + 1 : index }).apply(doc)
    }
    const next = doc.layout[doc.layout.indexOf(section) + by]
    return next ? moveField(uid, { section: next.uid, index: by > 0 ? 0 : next.children.length }).apply(doc) : doc
  },
})
