import { fieldOf } from '../layout'
import { NAME } from '../names'
import type { Command, FormBody } from '../types'

/** Give a field another technical name, everywhere in this form. A name that is taken or malformed changes nothing. */
export const renameField = (uid: string, name: string): Command => ({
  name: 'renameField',
  merge: `field:${uid}:name`,
  apply: (doc) => {
    const field = fieldOf(doc, uid)
    if (!field || field.name === name || !NAME.test(name)) return doc
    if (doc.fields.some((each) => each.name === name)) return doc
    return renamed(doc, field.name, name)
  },
})

const renamed = (doc: FormBody, from: string, to: string): FormBody => {
  const called = (name: string): string => (name === from ? to : name)
  return {
    ...doc,
    ...(doc.title_field === undefined ? {} : { title_field: called(doc.title_field) }),
    ...(doc.unique === undefined
      ? {}
      : { unique: doc.unique.map((rule) => ({ ...rule, fields: rule.fields.map(called) })) }),
    ...(doc.quality?.duplicates === undefined
      ? {}
      : { quality: { ...doc.quality, duplicates: doc.quality.duplicates.map((rule) => ({ ...rule, fields: rule.fields.map(called) })) } }),
    ...(doc.checks === undefined ? {} : { checks: doc.checks.map((check) => (check.at === from ? { ...check, at: to } : check)) }),
    fields: doc.fields.map((field) => (field.name === from ? { ...field, name: to } : field)),
    layout: doc.layout.map((section) => ({
      ...section,
      children: section.children.map((child) => (child.field === from ? { ...child, field: to } : child)),
    })),
  }
}
