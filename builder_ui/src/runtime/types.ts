import type { Count, Named } from '@/api/types'
import type { Label } from '@/i18n'
import type { LinkageMeta } from './linkage/types'

/** A travelling JSON value of a field. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type Values = Record<string, Json>

export type See = 'hidden' | 'masked' | 'clear'
export type Write = 'never' | 'when_creating' | 'always'

export interface Option {
  code: string
  label: Label
  retired?: boolean
  color?: string | null
}

/** A field of a live form, as this person may use it. */
export interface FieldMeta {
  uid: string
  name: string
  type: string
  label: Label
  help?: Label | null
  placeholder?: Label | null
  required: boolean
  read_only: boolean
  unique: boolean
  default: Json
  options: Record<string, Json>
  sensitivity: string
  /** Kept encrypted: it lies nowhere in clear. */
  encrypted?: boolean
  operators: string[]
  sortable: boolean
  see: See
  write: Write
  option_set?: { ranked: boolean; options: Option[] } | null
  target?: { app: string; form: string; label: Label } | null
  /** What to choose from follows from these values of the record: the server is asked with them. */
  offering?: { app: string; form: string; values: Values }
  table?: TableMeta | null
}

/** The columns of a sub-table, those that are added up, and the expressions of a row. */
export interface TableMeta {
  columns: FieldMeta[]
  totals: string[]
  linkage: LinkageMeta | null
}

export interface Cell {
  field: string
  width: number
}

export interface Section {
  uid: string
  block: 'section'
  /** The tab or step it stands on; without one it stands above them all. */
  page?: string | null
  label: Label | null
  children: Cell[]
}

/** A tab or a step. */
export interface PageMeta {
  name: string
  label: Label
}

export interface SystemField {
  name: string
  label: Label
  type: string
}

/** A live form: its fields, its layout and my rights on it. */
export interface FormMeta {
  app: string
  name: string
  label: Label
  description?: Label | null
  release: number
  title_field: string | null
  fields: FieldMeta[]
  layout: Section[]
  pages?: PageMeta[]
  pages_as?: 'tabs' | 'steps'
  rights: { create: boolean; update: boolean; delete: boolean; transfer?: boolean; export: boolean; import?: boolean; shared?: boolean }
  system_fields: SystemField[]
  /** What its fields and checks depend on, for the browser to work out; none of a form without expressions. */
  linkage?: LinkageMeta | null
  /** A flow runs over its records. */
  has_flow?: boolean
}

export interface ViewMeta {
  name: string
  label: Label
  form: string
  columns: { field: string; label: Label; type: string }[]
  filter: Condition[]
  sort: string[]
}

/** One condition of a filter; `text` is what its value reads, kept in the address and never sent. */
export interface Condition {
  field: string
  op: string
  value?: Json
  text?: string
}

/** A row, as this person may see it. */
export interface RecordRow {
  id: string
  version: number
  values: Values
  labels: Record<string, string | (string | null)[] | null>
  title: string
  masked: string[]
  created_at: string
  created_by: Named | null
  updated_at: string
  updated_by: Named | null
  owner: Named | null
  org: Named | null
  rights?: { update: boolean; delete: boolean; transfer?: boolean; share?: boolean; unmask?: string[]; fields: Record<string, { see: See; write: Write }> }
  /** Fields being worked out anew, and until when. */
  computing?: { fields: string[]; until: string } | null
}

export interface RecordPage {
  items: RecordRow[]
  next: string | null
  count: Count
}

export interface HistoryChange {
  field: string
  label: Label
  old: Json
  new: Json
  old_text: string | null
  new_text: string | null
}

export interface HistoryEntry {
  version: number
  at: string
  by: Named | null
  on_behalf_of?: Named | null
  action: string
  source: string
  changes: HistoryChange[]
}

export interface OperatorMeta {
  name: string
  label: Label
  operand: 'one' | 'two' | 'many' | 'text' | 'none'
}

export interface FieldTypeMeta {
  name: string
  label: Label
  icon: string
  widget: string
  operators: OperatorMeta[]
  sortable: boolean
}

export interface Catalogue {
  field_types: FieldTypeMeta[]
  system_fields: SystemField[]
}
