import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { ask, get, path, post } from '@/api/client'
import type { Problem } from '@/api/problem'
import type { Page } from '@/api/types'
import type { Started } from '@/tasks/types'
import type { Catalogue, Condition, FormMeta, HistoryEntry, Json, RecordPage, RecordRow, Values, ViewMeta } from './types'

const recordsOf = (app: string, form: string) => path`/api/apps/${app}/forms/${form}/records`

export const catalogueQuery = queryOptions({ queryKey: ['catalogue'], staleTime: Infinity, queryFn: () => get<Catalogue>('/api/catalogue') })

export const formQuery = (app: string, form: string) =>
  queryOptions({ queryKey: ['form', app, form], queryFn: () => get<FormMeta>(path`/api/apps/${app}/forms/${form}`) })

export const viewQuery = (app: string, view: string) =>
  queryOptions({ queryKey: ['view', app, view], queryFn: () => get<ViewMeta>(path`/api/apps/${app}/views/${view}`) })

/** What a list asks for. */
export interface ListAsk {
  view: string
  /** Conditions that all hold, or a drawing of groups. */
  filter: Condition[] | { [key: string]: Json }
  sort: string[]
  fields: string[]
  limit: number
  after?: string
  /** More conditions: those of a group. */
  within?: Condition[]
}

export const listQuery = (app: string, form: string | undefined, list: ListAsk) =>
  queryOptions({
    queryKey: ['records', app, form, list],
    enabled: form !== undefined,
    placeholderData: keepPreviousData,
    queryFn: () => post<RecordPage>(`${recordsOf(app, form ?? '')}/query`, { body: list }),
  })

export const recordQuery = (app: string, form: string, id: string) =>
  queryOptions({ queryKey: ['record', app, form, id], queryFn: () => get<RecordRow>(`${recordsOf(app, form)}/${encodeURIComponent(id)}`) })

export const historyQuery = (app: string, form: string, id: string) =>
  infiniteQueryOptions({
    queryKey: ['history', app, form, id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => get<Page<HistoryEntry>>(`${recordsOf(app, form)}/${encodeURIComponent(id)}/history`, { query: { after: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
  })

/** What the expressions of a form read of a record that one of its fields may refer to. */
export const referredQuery = (app: string, form: string, field: string, id: string) =>
  queryOptions({
    queryKey: ['referred', app, form, field, id], staleTime: 60_000, retry: false,
    queryFn: async () => (await get<{ values: Values }>(path`/api/apps/${app}/forms/${form}/referred/${field}/${id}`)).values,
  })

/** A new record, with the case that began by submitting it. */
export type Created = RecordRow & { case?: Started | null }

/** Save a new record; the key makes a second try after a lost answer harmless. */
export const createRecord = async (form: FormMeta, values: Values, key: string): Promise<Created> =>
  (await ask<Created>('POST', recordsOf(form.app, form.name), {
    body: { values }, idempotency: key, headers: { 'Langqiao-Release': String(form.release) },
  })).body

/** What would be wrong with a new record of these values; nothing is saved. */
export const checkRecord = async (form: FormMeta, values: Values): Promise<Problem[]> =>
  (await ask<{ problems: Problem[] }>('POST', `${recordsOf(form.app, form.name)}/check`, { body: { values }, headers: { 'Langqiao-Release': String(form.release) } })).body.problems

export const updateRecord = async (form: FormMeta, id: string, version: number, values: Values): Promise<RecordRow> =>
  (await ask<RecordRow>('PATCH', `${recordsOf(form.app, form.name)}/${encodeURIComponent(id)}`, {
    body: { values }, version, headers: { 'Langqiao-Release': String(form.release) },
  })).body

export const deleteRecord = (form: FormMeta, id: string, version: number) =>
  ask<undefined>('DELETE', `${recordsOf(form.app, form.name)}/${encodeURIComponent(id)}`, { version })

export const transferRecord = (form: FormMeta, id: string, version: number, owner: string) =>
  ask<RecordRow>('POST', `${recordsOf(form.app, form.name)}/${encodeURIComponent(id)}/transfer`, { version, body: { owner } })

/** One thing to choose in a picker. */
export interface Choice {
  id: string
  label: string
  hint?: string
}

export type LookUp = (ask: { q?: string; ids?: string }, signal?: AbortSignal) => Promise<Choice[]>
export type { Json }
