import { sectionOf } from '../layout'
import type { Command } from '../types'

/** Move a section so that it becomes number `to`, counted in the order after the move. */
export const moveSection = (uid: string, to: number): Command => ({
  name: 'moveSection',
  apply: (doc) => {
    const section = sectionOf(doc, uid)
    const index = Math.max(0, Math.min(to, doc.layout.length - 1))
    if (!section || doc.layout[index] === section) return doc
    const others = doc.layout.filter((each) => each !== section)
    return { ...doc, layout: [...others.slice(0, index), section, ...others.slice(index)] }
  },
})
