import type { Loose } from './commands/pasteFields'
import { fieldOf, placeOf, sectionOf } from './layout'
import type { Field, FormBody } from './types'

const MARK = 'langqiao/fields'

/** The selected field as text for the clipboard, to be pasted into this form or another one. */
export function copied(doc: FormBody, uid: string): string | undefined {
  const field = fieldOf(doc, uid)
  if (!field) return undefined
  const loose = identityless(field)
  const place = placeOf(doc, field.name)
  const width = place ? (sectionOf(doc, place.section)?.children[place.index]?.width ?? 12) : 12
  return JSON.stringify({ [MARK]: [{ field: loose, width }] }, null, 2)
}

/** The fields a text from the clipboard carries; undefined when it is something else. */
export function fieldsIn(text: string): Loose[] | undefined {
  if (!text.includes(MARK)) return undefined
  try {
    const carried: unknown = (JSON.parse(text) as Record<string, unknown>)[MARK]
    if (!Array.isArray(carried)) return undefined
    const loose = carried.filter(isLoose)
    return loose.length > 0 ? loose : undefined
  } catch {
    return undefined
  }
}

/** A field without its identity in this form. */
export const identityless = (field: Field): Loose['field'] => {
  const loose: Partial<Field> = { ...field }
  delete (loose as { uid?: string }).uid
  return loose as Loose['field']
}

const isLoose = (value: unknown): value is Loose => {
  const { field, width } = (value ?? {}) as { field?: Partial<Field>; width?: unknown }
  return (
    typeof field?.name === 'string' &&
    typeof field.type === 'string' &&
    typeof field.label?.zh === 'string' &&
    typeof width === 'number' &&
    width >= 1 &&
    width <= 24
  )
}
