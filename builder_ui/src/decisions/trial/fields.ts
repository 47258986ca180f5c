import type { Valued } from '../cells/kind'
import type { FieldMeta, Json } from '@/runtime/types'

const FIELD: Readonly<Record<string, string>> = { text: 'text', number: 'decimal', money: 'money', boolean: 'boolean', date: 'date', date_time: 'date_time', option: 'choice', person: 'person', org_unit: 'org_unit', days: 'integer', months: 'integer' }

/** A column as the field people fill in, so that a test asks with the same controls as a form. */
export const fieldOf = (name: string, title: string, valued: Valued): FieldMeta => {
  const [type = 'text', detail] = valued.type.split(':')
  return {
    uid: name, name, type: FIELD[type] ?? 'text', label: { zh: title, en: title }, required: false, read_only: false, unique: false, default: null as Json, sensitivity: '', operators: [], sortable: false, see: 'clear', write: 'always',
    options: type === 'money' ? { currency: detail ?? 'CNY' } : {}, option_set: valued.kind === 'option' ? { ranked: valued.ranked, options: [...valued.options] } : null, target: null,
  }
}
