import { freeName, newUid, type Field, type FormBody } from '@/document'
import { firstColumn } from './tables'
import type { FieldTypeInfo, OptionSchema } from '@/studio/catalogue'

/** How wide a new field of this type stands on the grid. */
export const widthOf = (type: string): number => (['long_text', 'rich_text', 'address', 'table'].includes(type) ? 24 : 12)

/** A new field of a type: called after it, with the options that have no default of their own left open. */
export const newField = (type: FieldTypeInfo, doc: FormBody): Field => ({
  uid: newUid(),
  name: freeName(type.name, doc.fields.map((field) => field.name)),
  type: type.name,
  label: { zh: type.label.zh, en: type.label.en ?? '' },
  ...(type.name === 'table' ? { fields: [firstColumn(newUid())] } : {}),
  ...optionsOf(type),
})

/** The options a type cannot be without, where the schema says what they are at first. */
export function optionsOf({ options_schema: schema }: FieldTypeInfo): { options?: Record<string, unknown> } {
  const needed = (schema.required ?? []).flatMap((name) => {
    const first = firstValue(schema.properties?.[name])
    return first === undefined ? [] : [[name, first] as const]
  })
  return needed.length > 0 ? { options: Object.fromEntries(needed) } : {}
}

const firstValue = (schema: OptionSchema | undefined): unknown => schema?.default ?? schema?.const ?? schema?.enum?.[0]
