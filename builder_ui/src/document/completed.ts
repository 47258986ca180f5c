import { inReadingOrder } from './paging'
import { newUid } from './uid'
import { BASICS } from './words'
import type { FormBody, Section } from './types'

/** A form as the designer needs it: every field placed once, children that name nothing left out, sizes within the grid. */
export function completed(doc: FormBody): FormBody {
  const known = new Set(doc.fields.map((field) => field.name))
  const seen = new Set<string>()
  const layout: Section[] = (doc.layout ?? []).map((section) => ({
    ...section,
    children: section.children.filter(({ field }) => {
      const keep = known.has(field) && !seen.has(field)
      seen.add(field)
      return keep
    }),
  }))
  const missing = doc.fields.filter((field) => !seen.has(field.name)).map((field) => ({ field: field.name, width: 12 }))
  const last = layout[layout.length - 1]
  if (missing.length > 0 && last) layout[layout.length - 1] = { ...last, children: [...last.children, ...missing] }
  if (!last) layout.push({ uid: newUid(), block: 'section', label: BASICS, children: missing })
  const same = missing.length === 0 && last && layout.every((each, i) => each.children.length === doc.layout[i]?.children.length)
  return inReadingOrder(same ? doc : { ...doc, layout })
}
