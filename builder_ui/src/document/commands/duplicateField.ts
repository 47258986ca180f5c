import { fieldOf, inserted, placeOf, withSection } from '../layout'
import { copyOf, freeName } from '../names'
import { withIdentity } from '../parts'
import type { Command, Field } from '../types'

/** A second field like this one, right behind it, under a new identity. */
export const duplicateField = (uid: string, copyUid: string): Command => ({
  name: 'duplicateField',
  apply: (doc) => {
    const field = fieldOf(doc, uid)
    const place = field && placeOf(doc, field.name)
    if (!field || !place) return doc
    const name = freeName(field.name, doc.fields.map((each) => each.name))
    const copy: Field = withIdentity({ ...field, name, label: copyOf(field.label) }, copyUid)
    return withSection({ ...doc, fields: [...doc.fields, copy] }, place.section, (section) => ({
      ...section,
      children: inserted(section.children, place.index + 1, {
        field: name,
        width: section.children[place.index]?.width ?? 12,
      }),
    }))
  },
})
