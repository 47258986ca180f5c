import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { get } from '@/api/client'
import type { Named } from '@/api/types'
import type { Label } from '@/i18n'
import type { IconName } from '@/kit/icons'

/** A message on one channel; its text is told in a demo only. */
export interface Message {
  id: string
  at: string
  channel: keyof typeof channels
  state: string
  reason: string | null
  person: Named
  kind: string
  number: number | null
  subject: string | null
  text: string | null
  run_at: string | null
}

export interface MessageAsk { channel?: string; state?: string; q?: string }
export interface Quiet { starts: string | null; ends: string | null }

export const channels = { inbox: 'bell', email: 'mail', sms: 'phone' } as const satisfies Record<string, IconName>

export const messagesQuery = (ask: MessageAsk) =>
  infiniteQueryOptions({
    queryKey: ['messages', ask],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => get<{ items: Message[]; next: string | null; simulated: boolean; states: Record<string, Label> }>('/api/messages', { query: { ...ask, after: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
  })

export const quietQuery = queryOptions({ queryKey: ['quiet_hours'], queryFn: () => get<Quiet>('/api/messages/quiet_hours') })
