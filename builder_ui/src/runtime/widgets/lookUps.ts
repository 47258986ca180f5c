import { get, path } from '@/api/client'
import { label, type Label } from '@/i18n'
import type { FieldMeta } from '../types'
import type { Choice, LookUp } from '../queries'

interface PersonFound { id: string; name: string; unit?: Label | null; post?: Label | null }
interface UnitFound { id: string; label: Label; path?: Label[] | null; code?: string }

/** People by name, with unit and post; no telephone number. */
export const lookUpPeople: LookUp = async (query, signal) =>
  (await get<{ items: PersonFound[] }>('/api/people/lookup', { query, signal })).items.map((one) => ({
    id: one.id, label: one.name, hint: [label(one.unit), label(one.post)].filter(Boolean).join('·'),
  }))

export const lookUpUnits: LookUp = async (query, signal) =>
  (await get<{ items: UnitFound[] }>('/api/org_units/lookup', { query, signal })).items.map((one) => ({
    id: one.id, label: label(one.label), hint: one.path ? one.path.slice(0, -1).map(label).join('·') : one.code,
  }))

/** Records of the form a reference points to, of those this person may read. */
export const lookUpRecords = (field: FieldMeta): LookUp => async (query, signal) => {
  if (!field.target) return []
  const where = path`/api/apps/${field.target.app}/forms/${field.target.form}/lookup`
  return (await get<{ items: Choice[] }>(where, { query, signal })).items
}
