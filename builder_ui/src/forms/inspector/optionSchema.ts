import type { OptionSchema } from '@/studio/catalogue'

/** A schema with references followed and "or null" left out: what the control has to know. */
export function plain(schema: OptionSchema, root: OptionSchema): OptionSchema {
  const ref = schema.$ref?.split('/').pop()
  if (ref) return { ...plain(root.$defs?.[ref] ?? {}, root), ...without(schema, '$ref') }
  const choice = schema.anyOf?.find((each) => each.type !== 'null')
  if (!choice) return schema
  return { ...plain(choice, root), ...without(schema, 'anyOf') }
}

const without = (schema: OptionSchema, member: keyof OptionSchema): OptionSchema =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => name !== member))

export const titleIn = (schema: OptionSchema, language: string): string => (language === 'en' ? schema.title_en : schema.title) ?? schema.title ?? ''

/** Whole numbers have no decimals to type. */
export const isNumber = ({ type }: OptionSchema): boolean => type === 'integer' || type === 'number'
