import { get } from '@/api/client'
import type { Label } from '@/i18n'
import { useQuery } from '@tanstack/react-query'

/** A JSON Schema as far as options of field types use it; titles are Chinese, `title_en` English. */
export interface OptionSchema {
  type?: string | string[]
  title?: string
  title_en?: string
  description?: string
  default?: unknown
  enum?: unknown[]
  const?: unknown
  anyOf?: OptionSchema[]
  items?: OptionSchema
  words?: Record<string, Label>
  refers_to?: string
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  properties?: Record<string, OptionSchema>
  required?: string[]
  $ref?: string
  $defs?: Record<string, OptionSchema>
}

export interface FieldTypeInfo {
  name: string
  label: Label
  icon: string
  widget: string
  group: string
  value_type?: string | null
  operators: { name: string; label: Label; operand: string }[]
  options_schema: OptionSchema
  sortable: boolean
  /** How records are found by it: by any part, or by the end of a number; null where they are not. */
  when_searched?: 'part' | 'end' | null
  /** What can be asked of its values once they are encrypted: one by the whole value, or nothing; null where they cannot be. */
  when_encrypted?: 'found' | 'kept' | null
  /** Types a published field of this one may be changed to. */
  becomes?: string[]
}

export interface Catalogue {
  field_types: FieldTypeInfo[]
  system_fields: { name: string; label: Label; type: string }[]
  limits: Record<string, number>
  row_rules: { name: string; label: Label }[]
  actions: { name: string; label: Label }[]
  icons: string[]
}

export const catalogueQuery = {
  queryKey: ['catalogue'] as const,
  queryFn: () => get<Catalogue>('/api/catalogue'),
  staleTime: 300_000,
}

/** What this installation can make: field types, actions, row rules. */
export const useCatalogue = () => useQuery(catalogueQuery)

export const typeNamed = (catalogue: Catalogue | undefined, name: string): FieldTypeInfo | undefined =>
  catalogue?.field_types.find((type) => type.name === name)
