import { queryOptions } from '@tanstack/react-query'
import { get, path, post } from '@/api/client'
import { queries } from '@/api/queries'
import type { Label } from '@/i18n'
import type { Condition, FieldMeta, FormMeta, Json, Values } from '../../types'

export type Act = 'update' | 'delete'

export interface Sample {
  id: string
  title: string
  before: Values
  labels: Record<string, string | (string | null)[] | null>
  after: Values
}

/** An act on many records: `done` of `total` are through the present step. */
export interface Bulk {
  id: string
  act: Act
  state: 'checking' | 'checked' | 'running' | 'done' | 'stopped' | 'failed' | 'undoing' | 'undone'
  changes: { field: string; label: Label; value: Json }[]
  total: number
  done: number
  counts: { good?: number; same?: number; bad?: number; written?: number; failed?: number; undone?: number; kept?: number }
  samples: Sample[]
  reason: Label | null
  changed_at: string
  undo_until: string | null
}

export interface Refused {
  id: string
  title: string
  problems: { code: string; message: string }[]
}

/** Which records: all a list shows, or those that were ticked. */
export type Which = { view: string; filter: Condition[] | { [key: string]: Json } } | { records: string[] }

const of = (form: FormMeta) => path`/api/apps/${form.app}/forms/${form.name}/records/bulk`

export const begin = (form: FormMeta, act: Act, which: Which, values?: Values) => post<Bulk>(of(form), { body: { act, ...which, ...(act === 'update' ? { values } : {}) } })

export const act = (form: FormMeta, id: string, what: 'run' | 'stop' | 'undo') => post<Bulk>(`${of(form)}/${id}/${what}`)

export const isWorking = (bulk: Bulk): boolean => ['checking', 'running', 'undoing'].includes(bulk.state)

export const bulkQuery = (form: FormMeta, id: string) =>
  queryOptions({
    queryKey: ['bulk', form.app, form.name, id], queryFn: () => get<Bulk>(`${of(form)}/${id}`),
    refetchInterval: ({ state }) => (!state.data || isWorking(state.data) ? 1000 : false),
  })

export const bulksQuery = (form: FormMeta) =>
  queryOptions({
    queryKey: ['bulk', form.app, form.name], queryFn: async () => (await get<{ items: Bulk[] }>(of(form))).items,
    refetchInterval: ({ state }) => (state.data?.some(isWorking) ? 1000 : false),
  })

export const refusedQuery = (form: FormMeta, id: string, state: string) =>
  queryOptions({ queryKey: ['bulk', form.app, form.name, id, 'problems', state], queryFn: async () => (await get<{ items: Refused[] }>(`${of(form)}/${id}/problems`)).items })

/** What records say has changed. */
export const again = () => queries.invalidateQueries({ predicate: ({ queryKey: [what] }) => typeof what === 'string' && ['record', 'records', 'history', 'bulk', 'groups'].includes(what) })

const own = new Set(['file', 'image', 'signature', 'table', 'serial_number'])

/** The fields that may be alike on many records. */
export const changeable = (form: FormMeta): FieldMeta[] => form.fields.filter((field) => field.write === 'always' && !field.unique && !field.read_only && !own.has(field.type))
