import { sectionOf } from '../layout'
import type { Command } from '../types'

/** Take a section away; its fields move into the section before it, or after it. The last section stays while it holds fields. */
export const removeSection = (uid: string): Command => ({
  name: 'removeSection',
  apply: (doc) => {
    const section = sectionOf(doc, uid)
    if (!section) return doc
    const index = doc.layout.indexOf(section)
    const heir = doc.layout[index - 1] ?? doc.layout[index + 1]
    if (section.children.length === 0) return { ...doc, layout: doc.layout.filter((each) => each !== section) }
    if (!heir) return doc
    const children = index > 0 ? [...heir.children, ...section.children] : [...section.children, ...heir.children]
    return {
      ...doc,
      layout: doc.layout
        .filter((each) => each !== section)
        .map((each) => (each === heir ? { ...each, children } : each)),
    }
  },
})
