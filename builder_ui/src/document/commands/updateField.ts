import { fieldOf } from '../layout'
import type { Command, Field } from '../types'

export type FieldChange = Partial<{ [K in Exclude<keyof Field, 'uid' | 'name'>]: Field[K] | undefined }>

/** Change properties of a field; `undefined` takes a property away. Typing in one property is one step of undo. */
export const updateField = (uid: string, change: FieldChange): Command => ({
  name: 'updateField',
  merge: `field:${uid}:${Object.keys(change).sort().join(',')}`,
  apply: (doc) => {
    if (!fieldOf(doc, uid)) return doc
    return { ...doc, fields: doc.fields.map((field) => (field.uid === uid ? changed(field, change) : field)) }
  },
})

const changed = (field: Field, change: FieldChange): Field =>
  Object.fromEntries(Object.entries({ ...field, ...change }).filter(([, value]) => value !== undefined)) as unknown as Field
