import type { FieldMeta, FormMeta, Json, RecordRow } from '../types'

/** A masked field of a record. */
export interface UnmaskProps {
  form: FormMeta
  record: RecordRow
  field: FieldMeta
}

/** Its value in clear, and how many more there are today. */
export interface Unmasked {
  value: Json
  text: string | null
  left: number
}

/** Seconds a value in clear stays on the screen. */
export const shownFor = 60
