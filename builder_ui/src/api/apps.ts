import { queryOptions } from '@tanstack/react-query'
import { get, path } from './client'
import type { AppDetail, AppSummary } from './types'

export const appsQuery = queryOptions({
  queryKey: ['apps'],
  queryFn: async () => (await get<{ items: AppSummary[] }>('/api/apps')).items,
})

export const appQuery = (app: string) => queryOptions({ queryKey: ['app', app], queryFn: () => get<AppDetail>(path`/api/apps/${app}`) })

/** Apps a person may open now: published, and open to him. */
export const openable = (apps: AppSummary[] | undefined): AppSummary[] => (apps ?? []).filter((one) => one.my.may_open && one.live_release !== null)
