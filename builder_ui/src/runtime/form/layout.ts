import type { Cell, FieldMeta, FormMeta, Section } from '../types'

/** A field at its place. */
export interface Placed {
  field: FieldMeta
  width: number
}

export interface Block {
  uid: string
  label: Section['label']
  page?: string | null
  cells: Placed[]
}

export type Laid = Pick<FormMeta, 'fields' | 'layout' | 'pages' | 'pages_as'>

const placed = (cells: readonly Cell[], fields: Map<string, FieldMeta>): Placed[] =>
  cells.flatMap((cell) => {
    const field = fields.get(cell.field)
    return field ? [{ field, width: Math.min(24, Math.max(1, cell.width || 24)) }] : []
  })

/**
 * The sections as they are shown: fields this person does not see are left out, empty sections too,
 * and a field the layout forgot stands in a last section.
 */
export const laidOut = (form: Laid, shows: (field: FieldMeta) => boolean = () => true): Block[] => {
  const fields = new Map(form.fields.filter(shows).map((field) => [field.name, field]))
  const named = new Set(form.layout.flatMap((section) => section.children.map((cell) => cell.field)))
  const forgotten = [...fields.keys()].filter((name) => !named.has(name)).map((field) => ({ field, width: 12 }))
  return [
    ...form.layout.map((section) => ({ uid: section.uid, label: section.label, page: section.page, cells: placed(section.children, fields) })),
    { uid: 'other', label: null, page: form.pages?.at(-1)?.name, cells: placed(forgotten, fields) },
  ].filter((block) => block.cells.length > 0)
}
