import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { get, post, put } from '@/api/client'
import { queries } from '@/api/queries'
import type { Named } from '@/api/types'
import type { Label } from '@/i18n'

/** Something I was told; what names a record is null where I may not read it today. */
export interface Notice {
  id: string
  kind: string
  at: string
  by: Named | null
  text: Label | null
  app: string | null
  form: string | null
  form_label: Label | null
  record: string | null
  title: string | null
  case: string | null
  task: string | null
  details: { may_write?: boolean; until?: string }
  read: boolean
}

export interface Unread { unread: number; mentions: number }
export interface Channels { email: boolean; sms: boolean }

const minute = 60_000

/** For the bell, asked again every minute. */
export const unreadQuery = queryOptions({
  queryKey: ['notices', 'count'], staleTime: minute / 2, refetchInterval: minute,
  queryFn: () => get<Unread>('/api/notices/count'),
})

export const noticesQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notices', 'list', unread],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => get<{ items: Notice[]; next: string | null }>('/api/notices', { query: { unread: unread || undefined, after: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
  })

export const channelsQuery = queryOptions({ queryKey: ['notices', 'channels'], queryFn: () => get<Channels>('/api/notices/channels') })

export const chooseChannels = (body: Channels) => put<Channels>('/api/notices/channels', { body })

/** These, or all of them, are read. */
export const readNotices = async (ids?: string[]): Promise<void> => {
  await post('/api/notices/read', { body: ids ? { ids } : {} })
  await queries.invalidateQueries({ queryKey: ['notices'] })
}
