import { queryOptions } from '@tanstack/react-query'
import { get, post } from '@/api/client'
import { queries } from '@/api/queries'
import type { Named } from '@/api/types'
import type { Label } from '@/i18n'

/** A comment that mentions me, on a record I may read now. */
export interface Mention {
  id: string
  app: string
  form: string
  form_label: Label
  record: string
  title: string
  text: string
  at: string
  by: Named | null
  seen: boolean
}

export const mentionsQuery = queryOptions({
  queryKey: ['mentions'], staleTime: 30_000,
  queryFn: () => get<{ items: Mention[]; next: string | null; unseen: number }>('/api/mentions'),
})

/** These, or all of them, have been seen. */
export const seeMentions = async (ids?: string[]): Promise<void> => {
  await post('/api/mentions/seen', { body: ids ? { ids } : {} })
  await queries.invalidateQueries({ queryKey: mentionsQuery.queryKey })
}
