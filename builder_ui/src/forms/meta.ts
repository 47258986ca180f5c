import type { Catalogue } from '@/studio/catalogue'
import { typeNamed } from '@/studio/catalogue'
import type { Field, FormBody } from '@/document'
import type { FieldMeta, FormMeta, Json, Option, TableMeta } from '@/runtime/types'
import { TOTALLED } from './tables'

/** Option sets by the reference a field writes. */
export type OptionSets = ReadonlyMap<string, { ranked?: boolean; options: readonly Option[] }>

/** A field of the draft as the runtime shows fields: what the person filling in would be given if this were published. */
export function metaOf(field: Field, app: string, catalogue: Catalogue, sets: OptionSets): FieldMeta {
  const type = typeNamed(catalogue, field.type)
  const options = { ...defaults(type?.options_schema.properties), ...field.options } as Record<string, Json>
  const set = typeof options.set === 'string' ? sets.get(options.set) : undefined
  const target = typeof options.form === 'string' ? options.form : undefined
  return {
    uid: field.uid, name: field.name, type: field.type, label: { ...field.label }, help: field.help ?? null, placeholder: field.placeholder ?? null,
    required: field.required ?? false, read_only: (field.read_only ?? false) || field.type === 'serial_number', unique: field.unique ?? false,
    default: (field.default ?? null) as Json, options, sensitivity: field.sensitivity ?? '', operators: [], sortable: type?.sortable ?? false,
    see: 'clear', write: field.read_only ? 'never' : 'always',
    option_set: set ? { ranked: set.ranked ?? false, options: [...set.options] } : null,
    table: field.type === 'table' ? tableOf(field, app, catalogue, sets) : null,
    target: target ? { app: target.includes('/') ? (target.split('/')[0] ?? app) : app, form: target.split('/').pop() ?? target, label: { zh: target } } : null,
  }
}

const tableOf = (field: Field, app: string, catalogue: Catalogue, sets: OptionSets): TableMeta => {
  const columns = (field.fields ?? []).map(({ uid, name, type, label, help, required, default: first, options, computed }) =>
    metaOf({ uid, name, type, label, help, required, default: first, options, read_only: computed !== undefined }, app, catalogue, sets))
  const totals = (field.fields ?? []).filter(({ type, total }) => TOTALLED.has(type) && total !== false).map(({ name }) => name)
  return { columns, totals, linkage: null }
}

/** The draft as the live form it would become, for the preview. */
export const formMetaOf = (doc: FormBody, app: string, catalogue: Catalogue, sets: OptionSets): FormMeta => ({
  app, name: doc.name, label: { ...doc.label }, description: doc.description ?? null, release: 0, title_field: doc.title_field ?? null,
  fields: doc.fields.map((field) => metaOf(field, app, catalogue, sets)),
  layout: doc.layout.map((section) => ({ uid: section.uid, block: 'section', page: section.page ?? null, label: section.label ?? null, children: section.children.map((child) => ({ ...child })) })),
  pages: (doc.pages ?? []).map(({ name, label }) => ({ name, label: { ...label } })), pages_as: doc.pages_as ?? 'tabs',
  rights: { create: true, update: true, delete: false, export: false },
  system_fields: catalogue.system_fields,
})

const defaults = (properties: Record<string, { default?: unknown }> | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties ?? {}).flatMap(([name, schema]) => (schema.default === undefined || schema.default === null ? [] : [[name, schema.default]])))
