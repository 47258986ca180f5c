import type { Carried, Loose, LooseSection } from '../carried'
import { inserted, withSection } from '../layout'
import { copyOf, freeName } from '../names'
import { withIdentity } from '../parts'
import { newUid } from '../uid'
import type { Child, Command, Field, FormBody, Place, Section } from '../types'

/** Put several fields at a place, each under a free name; one keeps its identity when nobody here has it. */
export const pasteFields = (loose: readonly Loose[], place: Place): Command => {
  const uids = loose.map(() => newUid())
  return {
    name: 'pasteFields',
    apply: (doc) => {
      if (loose.length === 0 || !doc.layout.some((section) => section.uid === place.section)) return doc
      const { fields, children } = landed(doc, loose, uids)
      return withSection({ ...doc, fields: [...doc.fields, ...fields] }, place.section, (section) => ({
        ...section, children: children.reduce((all, child, index) => inserted(all, place.index + index, child), [...section.children]),
      }))
    },
  }
}

/** Put whole sections behind another one, or last; `identities` are those of the new sections. */
export const pasteSections = (sections: readonly LooseSection[], identities: readonly string[], after?: string): Command => {
  const uids = sections.map(({ fields }) => fields.map(() => newUid()))
  return {
    name: 'pasteSections',
    apply: (doc) => {
      if (sections.length === 0) return doc
      let next = doc
      const made: Section[] = sections.map(({ section, fields: loose }, index) => {
        const { fields, children } = landed(next, loose, uids[index] ?? [])
        next = { ...next, fields: [...next.fields, ...fields] }
        return { ...section, uid: identities[index] ?? newUid(), children }
      })
      const found = doc.layout.findIndex(({ uid }) => uid === after)
      const at = found < 0 ? doc.layout.length : found + 1
      return { ...next, layout: [...doc.layout.slice(0, at), ...made, ...doc.layout.slice(at)] }
    },
  }
}

/** Where parts land: fields at a place, sections behind one, under these identities. */
export interface Landing {
  readonly place: Place | undefined
  readonly after: string | undefined
  readonly identities: readonly string[]
}

/** Fields and sections together, as one step. */
export const pasteParts = (parts: Pick<Carried, 'fields' | 'sections'>, { place, after, identities }: Landing): Command => {
  const fields = place && pasteFields(parts.fields, place)
  const sections = pasteSections(parts.sections, identities, after)
  return { name: 'pasteParts', apply: (doc) => sections.apply(fields ? fields.apply(doc) : doc) }
}

/** Second ones of these parts, marked as copies. */
export const duplicateParts = (parts: Pick<Carried, 'fields' | 'sections'>, landing: Landing): Command => ({
  ...pasteParts({ fields: parts.fields.map(doubled), sections: parts.sections.map(doubledSection) }, landing), name: 'duplicateParts',
})

const doubled = ({ field, width }: Loose): Loose => ({ field: { ...field, label: copyOf(field.label) }, width })

const doubledSection = ({ section, fields }: LooseSection): LooseSection => ({
  section: section.label ? { ...section, label: copyOf(section.label) } : section, fields: fields.map(doubled),
})

/** The fields as this form will have them. */
function landed(doc: FormBody, loose: readonly Loose[], uids: readonly string[]): { fields: Field[]; children: Child[] } {
  const names = new Set(doc.fields.map((field) => field.name))
  const known = new Set(doc.fields.map((field) => field.uid))
  const fields = loose.map(({ field: { uid: own, conversion, ...field } }, index): Field => {
    const name = freeName(field.name, names)
    names.add(name)
    // how stored values change their type is a matter of the field they are stored for
    if (own === undefined || known.has(own)) return withIdentity({ ...field, name }, uids[index] ?? newUid())
    known.add(own)
    return { ...field, ...(conversion ? { conversion } : {}), uid: own, name }
  })
  return { fields, children: fields.map(({ name }, index) => ({ field: name, width: loose[index]?.width ?? 12 })) }
}
