import type { Command } from '../types'
import { removeField } from './removeField'

/** Take several fields, and sections with all that stands in them, out of the form. The last section stays, empty. */
export const removeParts = (fields: readonly string[], sections: readonly string[]): Command => ({
  name: 'removeParts',
  apply: (doc) => {
    const gone = new Set(sections)
    const inside = doc.layout.filter(({ uid }) => gone.has(uid)).flatMap(({ children }) => children.map(({ field }) => field))
    const uids = [...fields, ...doc.fields.filter(({ name }) => inside.includes(name)).map(({ uid }) => uid)]
    const rest = uids.reduce((now, uid) => removeField(uid).apply(now), doc)
    const layout = rest.layout.filter(({ uid }) => !gone.has(uid))
    if (layout.length === rest.layout.length) return rest
    return { ...rest, layout: layout.length > 0 ? layout : rest.layout.slice(0, 1) }
  },
})
