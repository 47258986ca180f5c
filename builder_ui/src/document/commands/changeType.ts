import { fieldOf, placeOf } from '../layout'
import type { Command, Field } from '../types'
import { addField } from './addField'
import { updateField, type FieldChange } from './updateField'

/** Give a field another type; `beside` is a new field, put after it, that keeps what has no place in that type. */
export const changeType = (uid: string, change: FieldChange & Pick<Field, 'type'>, beside?: Field): Command => ({
  name: 'changeType',
  apply: (doc) => {
    const field = fieldOf(doc, uid)
    if (!field) return doc
    const changed = updateField(uid, { default: undefined, placeholder: undefined, conversion: undefined, ...change }).apply(doc)
    if (!beside) return changed
    const place = placeOf(doc, field.name)
    return addField(beside, 24, place && { ...place, index: place.index + 1 }).apply(changed)
  },
})
