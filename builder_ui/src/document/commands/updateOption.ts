import { fieldOf } from '../layout'
import type { Command } from '../types'
import { updateField } from './updateField'

/** Set one option of a field's type; `undefined` takes it away, and no options at all leave no empty object behind. */
export const updateOption = (uid: string, option: string, value: unknown): Command => ({
  name: 'updateField',
  merge: `field:${uid}:options.${option}`,
  apply: (doc) => {
    const field = fieldOf(doc, uid)
    if (!field) return doc
    const options = Object.fromEntries(
      Object.entries({ ...field.options, [option]: value }).filter(([, each]) => each !== undefined),
    )
    return updateField(uid, { options: Object.keys(options).length > 0 ? options : undefined }).apply(doc)
  },
})
