import { get, path, post } from '@/api/client'
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

/** Records of the form a reference points to, of those this person may read; only such as may be chosen now. */
export const lookUpRecords = ({ name, target, offering }: FieldMeta): LookUp => async (query, signal) => {
  if (!target) return []
  const { items } = offering
    ? await post<{ items: Choice[] }>(path`/api/apps/${offering.app}/forms/${offering.form}/offered`, { body: { field: name, values: offering.values, q: query.q ?? '' }, signal })
    : await get<{ items: Choice[] }>(path`/api/apps/${target.app}/forms/${target.form}/lookup`, { query, signal })
  return items
}

/** Names what is looked up, for the cache. */
export const aboutRecords = ({ uid, target, offering }: FieldMeta): string =>
  offering ? `${offering.app}/${uid} ${JSON.stringify(offering.values)}` : `${target?.app}/${target?.form}`
