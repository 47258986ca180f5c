import { fieldOf, leaving } from '../layout'
import type { Command, FormBody, FormCheck } from '../types'

/** Take a field out of the form, of its layout and of all that names it. A published one is retired: its column stays. */
export const removeField = (uid: string): Command => ({
  name: 'removeField',
  apply: (doc) => {
    const field = fieldOf(doc, uid)
    if (!field) return doc
    return forget(leaving({ ...doc, fields: doc.fields.filter((each) => each.uid !== uid) }, field.name), field.name)
  },
})

const forget = (doc: FormBody, name: string): FormBody => {
  const { title_field, unique, checks, quality, ...rest } = doc
  const left = unique?.filter((rule) => !rule.fields.includes(name))
  return {
    ...rest,
    ...(title_field === undefined || title_field === name ? {} : { title_field }),
    ...(checks === undefined ? {} : { checks: checks.map((check) => (check.at === name ? withoutPlace(check) : check)) }),
    ...(quality === undefined ? {} : { quality: { ...quality, ...(quality.duplicates && { duplicates: quality.duplicates.filter((rule) => !rule.fields.includes(name)) }) } }),
    ...(left === undefined || left.length === 0 ? {} : { unique: left }),
  }
}

const withoutPlace = (check: FormCheck): FormCheck =>
  Object.fromEntries(Object.entries(check).filter(([member]) => member !== 'at')) as unknown as FormCheck
