import { queryOptions } from '@tanstack/react-query'
import { get, path, post, remove } from '@/api/client'
import type { components } from '@/api/schema'

export type ListSpeed = components['schemas']['ListSpeedOut']
export type SlowList = components['schemas']['SlowListOut']
export type ListIndex = components['schemas']['ListIndexOut']
export type Proposal = components['schemas']['IndexProposalOut']
export type Times = components['schemas']['TimesOut']

const working = (found: ListSpeed | undefined) => found?.indexes.some(({ state }) => state === 'building' || state === 'dropping')

/** Slow lists and the indexes made for lists; asked again while one of these is being made or dropped. */
export const speedQuery = (app: string) =>
  queryOptions({
    queryKey: ['studio', app, 'speed'], queryFn: () => get<ListSpeed>(path`/api/apps/${app}/list_speed`),
    refetchInterval: ({ state }) => (working(state.data) ? 1000 : false),
  })

/** What would help one of them. */
export const proposalQuery = (app: string, slow: string) =>
  queryOptions({ queryKey: ['studio', app, 'speed', slow], queryFn: () => get<Proposal>(path`/api/apps/${app}/list_speed/${slow}/proposal`), staleTime: 60_000, retry: false })

export const makeIndex = (app: string, slow: string) => post<{ id: string }>(path`/api/apps/${app}/list_indexes`, { body: { slow } })
export const dropIndex = (app: string, index: string) => remove<{ id: string }>(path`/api/apps/${app}/list_indexes/${index}`)

/** What would help a list that is about to be kept as a view. */
export const askIndex = (app: string, wish: { form: string; view?: string; filter?: unknown; sort?: string[] }) =>
  post<Proposal>(path`/api/apps/${app}/list_speed/query`, { body: wish })
