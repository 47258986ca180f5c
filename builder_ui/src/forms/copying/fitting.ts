import type { Carried, Column, Loose } from '@/document'
import type { Catalogue, OptionSchema } from '@/studio/catalogue'
import { typeNamed } from '@/studio/catalogue'
import { plain } from '../inspector/optionSchema'

type Part = Pick<Column, 'type' | 'options'>

/** Carried parts whose options are such as their types draw: a number out of its bounds would be drawn all the same. */
export function fitting({ fields, sections }: Carried, catalogue: Catalogue): Pick<Carried, 'fields' | 'sections'> {
  const fit = <P extends Part>(part: P): P => {
    const schema = typeNamed(catalogue, part.type)?.options_schema
    if (!part.options || !schema) return part
    const kept = Object.entries(part.options).filter(([name, value]) => {
      const option = schema.properties?.[name]
      return option === undefined || fits(plain(option, schema), value)
    })
    return { ...part, options: Object.fromEntries(kept) }
  }
  const land = (loose: Loose): Loose => {
    const field = fit(loose.field)
    return { ...loose, field: field.fields ? { ...field, fields: field.fields.map(fit) } : field }
  }
  return { fields: fields.map(land), sections: sections.map((each) => ({ ...each, fields: each.fields.map(land) })) }
}

/** A value an option may have; what the schema does not speak of, the server judges. */
export function fits(schema: OptionSchema, value: unknown): boolean {
  if (value === null) return true
  if (schema.enum) return schema.enum.includes(value as never)
  switch (schema.type) {
    case 'boolean':
      return typeof value === 'boolean'
    case 'integer':
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && value >= (schema.minimum ?? value) && value <= (schema.maximum ?? value)
    case 'string':
      return typeof value === 'string'
    case 'array':
      return Array.isArray(value)
  }
  return true
}
