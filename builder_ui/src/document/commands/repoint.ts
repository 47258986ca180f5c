import { repointed, type Referring } from '../arrival'
import type { Command } from '../types'

/** Let every field and column that names one definition name another instead. */
export const repoint = (option: Referring, from: string, to: string): Command => ({
  name: 'repoint',
  apply: (doc) => {
    const fields = doc.fields.map((field) => repointed(field, (reference, of) => (of === option && reference === from ? to : reference)))
    return fields.some((field, index) => field !== doc.fields[index]) ? { ...doc, fields } : doc
  },
})
