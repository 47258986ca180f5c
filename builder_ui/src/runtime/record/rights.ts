import type { FieldMeta, RecordRow, See } from '../types'
import type { Mode } from '../form/RecordForm'

/** How this person sees a field of this very record; the record's own word is finer than the form's. */
export const seeOf = (field: FieldMeta, record: RecordRow): See => {
  const own = record.rights?.fields[field.name]?.see
  return own ?? (record.masked.includes(field.name) ? 'masked' : field.see)
}

/** What this person may do with a field while editing this record. */
export const modeOfExisting = (field: FieldMeta, record: RecordRow): Mode => {
  const see = seeOf(field, record)
  const write = record.rights?.fields[field.name]?.write ?? field.write
  const writable = write === 'always' && !field.read_only && field.type !== 'serial_number'
  if (writable) return see === 'masked' ? 'replaced' : 'written'
  return see === 'hidden' ? 'hidden' : 'shown'
}

/** The record may be changed and at least one of its fields by this person. */
export const mayEdit = (fields: readonly FieldMeta[], record: RecordRow): boolean =>
  record.rights?.update === true && fields.some((field) => ['written', 'replaced'].includes(modeOfExisting(field, record)))
