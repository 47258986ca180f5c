import { queryOptions } from '@tanstack/react-query'
import { get, patch, path, post, remove } from '@/api/client'
import { queries } from '@/api/queries'
import type { Condition, FormMeta } from '../../types'
import { groupText, totalsText, type Group, type Total } from '../shape/shape'
import type { Where } from '../where'

export interface ViewBody {
  as: 'table' | 'cards'
  columns: { field: string; width?: number }[]
  filter: Condition[]
  where: Where | null
  sort: string[]
  group: Group | null
  totals: Total[]
}

export type Audience = 'mine' | 'role' | 'all'

export interface SavedView {
  id: string
  name: string
  is_mine: boolean
  author: { id: string; label: string | null }
  audience: Audience
  role: string | null
  may_remove: boolean
  version: number
  body: ViewBody
  missing: { columns: number; members: string[] }
}

const of = (form: FormMeta) => path`/api/apps/${form.app}/forms/${form.name}/saved_views`

export const savedViewsQuery = (form: FormMeta | undefined, view: string) =>
  queryOptions({
    queryKey: ['saved_views', form?.app, form?.name, view], enabled: form !== undefined, staleTime: 30_000,
    queryFn: async () => (await get<{ items: SavedView[] }>(of(form as FormMeta), { query: { view } })).items,
  })

const fresh = () => queries.invalidateQueries({ queryKey: ['saved_views'] })

export const saveView = async (form: FormMeta, view: string, name: string, body: ViewBody, audience: Audience, role: string | null): Promise<SavedView> => {
  const saved = await post<SavedView>(of(form), { body: { name, view, body, audience, role } })
  await fresh()
  return saved
}

/** Another name for a view, or other contents; what is not said stays. */
export const updateView = async (form: FormMeta, saved: SavedView, changed: { name?: string; body?: ViewBody }): Promise<void> => {
  await patch(`${of(form)}/${saved.id}`, { body: { version: saved.version, ...changed } })
  await fresh()
}

export const removeView = async (form: FormMeta, id: string): Promise<void> => {
  await remove(`${of(form)}/${id}`)
  await fresh()
}

/** What a view says, as the address keeps it. */
export const addressOf = (saved: SavedView) => ({
  saved: saved.id, filter: saved.body.filter.length > 0 ? saved.body.filter : undefined, where: saved.body.where ?? undefined, sort: saved.body.sort.join(',') || undefined,
  group: groupText(saved.body.group), totals: totalsText(saved.body.totals), as: saved.body.as === 'cards' ? ('cards' as const) : undefined, q: undefined,
})
