import { inserted, withSection } from '../layout'
import { freeName } from '../names'
import { withIdentity } from '../parts'
import { newUid } from '../uid'
import type { Command, Field, Place } from '../types'

/** A field on the clipboard or from an Excel header: everything but its identity in this form. */
export interface Loose {
  readonly field: Omit<Field, 'uid'>
  readonly width: number
}

/** Put several fields at a place, each under a free name and a new identity. */
export const pasteFields = (loose: readonly Loose[], place: Place): Command => {
  const uids = loose.map(() => newUid())
  return {
    name: 'pasteFields',
    apply: (doc) => {
      if (loose.length === 0 || !doc.layout.some((section) => section.uid === place.section)) return doc
      const taken = new Set(doc.fields.map((field) => field.name))
      const fields: Field[] = loose.map(({ field }, index) => {
        const name = freeName(field.name, taken)
        taken.add(name)
        return withIdentity({ ...field, name }, uids[index] ?? newUid())
      })
      return withSection({ ...doc, fields: [...doc.fields, ...fields] }, place.section, (section) => ({
        ...section,
        children: fields.reduce(
          (children, field, index) =>
            inserted(children, place.index + index, { field: field.name, width: loose[index]?.width ?? 12 }),
          [...section.children],
        ),
      }))
    },
  }
}
