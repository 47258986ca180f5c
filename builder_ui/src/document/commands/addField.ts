import { inserted, withSection } from '../layout'
import { BASICS } from '../words'
import { newUid } from '../uid'
import type { Command, Field, FormBody, Place } from '../types'

/** Put a new field into a section, at a place; a form without sections gets its first. */
export const addField = (field: Field, width: number, place?: Place): Command => {
  const section = newUid()
  return {
    name: 'addField',
    apply: (doc) => {
      if (doc.fields.some((each) => each.uid === field.uid || each.name === field.name)) return doc
      const ready = doc.layout.length > 0 ? doc : withFirstSection(doc, section)
      const target = ready.layout.find((each) => each.uid === place?.section) ?? ready.layout[ready.layout.length - 1]
      if (!target) return doc
      const index = target.uid === place?.section ? place.index : target.children.length
      return withSection({ ...ready, fields: [...ready.fields, field] }, target.uid, (each) => ({
        ...each,
        children: inserted(each.children, index, { field: field.name, width }),
      }))
    },
  }
}

const withFirstSection = (doc: FormBody, uid: string): FormBody => ({
  ...doc,
  layout: [{ uid, block: 'section', label: BASICS, children: [] }],
})
