import { looseOf, type Carried, type Loose } from './carried'
import { expressionsOf, names } from './expressions'
import type { Column, Field, FormBody } from './types'

/** Definitions an option of a type may name. */
export const REFERRING = { set: 'option_set', form: 'form' } as const
export type Referring = keyof typeof REFERRING

/** A definition that pasted fields name, as this app writes it. */
export interface Named {
  readonly option: Referring
  readonly reference: string
  readonly app: string
  readonly name: string
}

/** What a pasted field could not bring along as it was. */
export interface Lost {
  readonly field: Loose['field']
  readonly type: string
}

interface Here {
  readonly doc: FormBody
  readonly app: string
  readonly types: ReadonlySet<string>
}

/** Carried parts as this form can take them: references written from this app, identities left behind, unknown types as text. */
export function arriving(carried: Carried, { doc, app, types }: Here): { carried: Carried; lost: Lost[] } {
  const lost: Lost[] = []
  const home = carried.from.app === app && carried.from.form === doc.uid
  const land = ({ field, width }: Loose): Loose => {
    let next: Loose['field'] = repointed(field, (reference) => written(reference, carried.from.app, app))
    if (!home) next = without(next, ['uid', 'conversion'])
    if (!types.has(next.type)) {
      lost.push({ field: next, type: next.type })
      next = { ...without(next, ['options', 'default', 'fields', 'checks']), type: 'text' }
    }
    return { field: next, width }
  }
  const fields = carried.fields.map(land)
  const sections = carried.sections.map((each) => ({ ...each, fields: each.fields.map(land) }))
  return { carried: { ...carried, fields, sections }, lost }
}

/** A reference of one app as another writes it. */
export function written(reference: string, from: string, here: string): string {
  const [owner, name] = reference.includes('/') ? reference.split('/') : [from, reference]
  return owner === here ? (name ?? reference) : `${owner}/${name}`
}

/** The definitions that fields and their columns name, each once. */
export function namedIn(loose: readonly Loose[], app: string): Named[] {
  const found = new Map<string, Named>()
  const look = (part: Pick<Column, 'options'>) => {
    for (const option of Object.keys(REFERRING) as Referring[]) {
      const reference = part.options?.[option]
      if (typeof reference !== 'string' || reference === '') continue
      const [owner = app, name = reference] = reference.includes('/') ? reference.split('/') : [app, reference]
      found.set(`${option} ${reference}`, { option, reference, app: owner, name })
    }
  }
  for (const { field } of loose) {
    look(field)
    field.fields?.forEach(look)
  }
  return [...found.values()]
}

/** Fields that got another name although a pasted expression names them by the old one: it means another field here. */
export function misread(carried: Carried, doc: FormBody): string[] {
  const taken = new Set(doc.fields.map(({ name }) => name))
  const loose = looseOf(carried)
  const texts = loose.flatMap(({ field }) => expressionsOf(field))
  return [...new Set(loose.map(({ field }) => field.name))].filter((name) => taken.has(name) && texts.some((text) => names(text, name)))
}

/** A field or a column with its references written otherwise. */
export function repointed<P extends { readonly options?: Readonly<Record<string, unknown>>; readonly fields?: readonly Column[] }>(part: P, to: (reference: string, option: Referring) => string): P {
  const { options } = part
  const changed = (Object.keys(REFERRING) as Referring[]).flatMap((option) => {
    const reference = options?.[option]
    const next = typeof reference === 'string' && reference !== '' ? to(reference, option) : reference
    return next === reference ? [] : [[option, next] as const]
  })
  const fields = part.fields?.map((column) => repointed(column, to))
  const same = changed.length === 0 && (fields === undefined || fields.every((each, index) => each === part.fields?.[index]))
  return same ? part : { ...part, ...(changed.length > 0 ? { options: { ...options, ...Object.fromEntries(changed) } } : {}), ...(fields ? { fields } : {}) }
}

const without = (field: Loose['field'], members: readonly (keyof Field)[]): Loose['field'] =>
  Object.fromEntries(Object.entries(field).filter(([name]) => !members.includes(name as keyof Field))) as unknown as Loose['field']
