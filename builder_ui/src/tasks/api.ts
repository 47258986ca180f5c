import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { ask, get, path, post } from '@/api/client'
import { queries } from '@/api/queries'
import { keepBankTime } from './due'
import type { ActBody, Acted, Box, BoxPage, CaseDetail, CaseListed, StoryItem, Task, Waiting } from './types'

/** What of a box is asked for; kept in the address. */
export interface BoxAsk {
  box: Box
  app?: string
  due?: 'late' | 'today'
  q?: string
}

const size = 30

export const waitingQuery = queryOptions({
  queryKey: ['tasks', 'count'], staleTime: 20_000, refetchInterval: 60_000,
  queryFn: async () => {
    const { body, now } = await ask<Waiting>('GET', '/api/tasks/count')
    if (now) keepBankTime(now)
    return body
  },
})

export const boxQuery = (wanted: BoxAsk) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'box', wanted],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => get<BoxPage>('/api/tasks', { query: { ...wanted, order: wanted.box === 'open' ? 'due' : 'newest', limit: size, after: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
  })

export const taskQuery = (task: string) => queryOptions({ queryKey: ['tasks', 'one', task], retry: false, queryFn: () => get<Task>(path`/api/tasks/${task}`) })

export const caseQuery = (id: string) => queryOptions({ queryKey: ['cases', 'one', id], retry: false, queryFn: () => get<CaseDetail>(path`/api/cases/${id}`) })

export const storyQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'story', id],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) => get<{ items: StoryItem[]; next: number | null }>(path`/api/cases/${id}/story`, { query: { before: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
  })

export const casesOfRecordQuery = (app: string, form: string, record: string) =>
  queryOptions({
    queryKey: ['cases', 'record', app, form, record],
    queryFn: async () => (await get<{ items: CaseListed[] }>(path`/api/apps/${app}/forms/${form}/records/${record}/cases`)).items,
  })

/** Everything that a step may have changed is asked anew. */
export const stepped = () =>
  queries.invalidateQueries({ predicate: ({ queryKey: [what] }) => ['tasks', 'cases', 'record', 'records', 'history'].includes(String(what)) })

/** Do something with a task; the key makes a second click harmless. */
export const act = async (task: string, action: string, body: ActBody, key: string): Promise<Acted> =>
  (await ask<Acted>('POST', path`/api/tasks/${task}/${action}`, { body, idempotency: key })).body

/** What became of one of several tasks. */
export interface BulkItem {
  task: string
  done: boolean
  code: string | null
  detail: string | null
}

export const actOnMany = async (tasks: string[], action: string, opinion: string): Promise<BulkItem[]> =>
  (await post<{ items: BulkItem[] }>('/api/tasks/bulk', { body: { tasks, action, opinion } })).items

/** Do something with a case as a whole. */
export const administer = async (id: string, action: string, body: Record<string, unknown>, key: string): Promise<void> => {
  await ask('POST', path`/api/cases/${id}/${action}`, { body, idempotency: key })
}

export const readCopy = async (copy: string): Promise<void> => {
  await post(path`/api/tasks/copies/${copy}/read`)
  await queries.invalidateQueries({ queryKey: ['tasks'] })
}
