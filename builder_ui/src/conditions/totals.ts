import { i18next } from '@/i18n'
import type { Member } from '@/formulas/types'
import type { Related, Total } from './drawing'
import { familyOf, type Family, type Reach } from './fields'

/** The types of fields each total may be of; records are counted whatever they are. */
const OF: Record<Exclude<Total, 'count'>, readonly Family[]> = {
  sum: ['number'], mean: ['number'], min: ['number', 'date', 'date_time'], max: ['number', 'date', 'date_time'],
}

/** The fields of a related form that a total may be of. */
export const totalled = (has: Total, found: readonly Reach[]): readonly Reach[] =>
  has === 'count' ? [] : found.filter(({ path, way, member }) => way === '' && !path.includes('.') && OF[has].includes(familyOf(member)))

/** What a total is, for the controls that compare it: a number of records, or one of the field's type. */
export const totalMember = (part: Related, of: Member | undefined): Member | undefined => {
  if (part.has !== 'count') return of && { ...of, nullable: true }
  const text = i18next.t('conditions.has_count')
  return { name: '', label: { zh: text, en: text }, uid: '', type: 'number', nullable: false, is_list: false }
}
