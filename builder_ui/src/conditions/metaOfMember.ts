import type { Member } from '@/formulas/types'
import type { FieldMeta } from '@/runtime/types'
import { familyOf } from './fields'

/** The type of field whose control edits a value of the member. */
const TYPES: Partial<Record<ReturnType<typeof familyOf>, string>> = { number: 'decimal', date: 'date', date_time: 'date_time' }

/** A member as the controls of records know fields. */
export function metaOfMember(member: Member): FieldMeta {
  const isMoney = member.type.startsWith('money')
  return {
    uid: member.uid, name: member.name, type: isMoney ? 'money' : (TYPES[familyOf(member)] ?? 'text'), label: member.label, required: true, read_only: false, unique: false, default: null,
    options: isMoney ? { currency: member.type.split(':')[1] ?? 'CNY' } : {}, sensitivity: '', operators: [], sortable: false, see: 'clear', write: 'always',
  }
}
