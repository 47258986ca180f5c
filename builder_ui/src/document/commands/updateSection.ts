import { sectionOf, withSection } from '../layout'
import type { Command, Label } from '../types'

/** Change a section's title; typing is one step of undo. */
export const updateSection = (uid: string, label: Label): Command => ({
  name: 'updateSection',
  merge: `section:${uid}:label`,
  apply: (doc) => (sectionOf(doc, uid) ? withSection(doc, uid, (section) => ({ ...section, label })) : doc),
})
