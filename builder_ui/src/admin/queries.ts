import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import dayjs from 'dayjs'
import { get } from '@/api/client'
import type { Count } from '@/api/types'
import type { Label } from '@/i18n'
import type { AuditPageOf, Holder, Person, Post, Publication, Role, Unit } from './types'

interface PeoplePage { items: Person[]; next: string | null; count: Count }
export interface PeopleAsk { q?: string; unit?: string; state?: string }

export const peopleQuery = (ask: PeopleAsk) =>
  infiniteQueryOptions({
    queryKey: ['people', ask],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => get<PeoplePage>('/api/people', { query: { ...ask, limit: 50, after: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
  })

const items = <T>(key: string, where: string) => queryOptions({ queryKey: [key], queryFn: async () => (await get<{ items: T[] }>(where)).items })

export const unitsQuery = items<Unit>('org_units', '/api/org_units')
export const postsQuery = items<Post>('posts', '/api/posts')
export const rolesQuery = items<Role>('roles', '/api/roles')

export const holdersQuery = (app: string, role: string) =>
  queryOptions({ queryKey: ['holders', app, role], queryFn: async () => (await get<{ items: Holder[] }>('/api/roles/holders', { query: { app, role } })).items })

export const publicationsQuery = queryOptions({ queryKey: ['publications'], queryFn: async () => (await get<{ items: Publication[] }>('/api/publications', { query: { state: 'awaiting' } })).items })

export interface AuditAsk { kind?: string; actor?: string; app?: string; from?: string; to?: string }

export const auditKindsQuery = items<{ kind: string; label: Label }>('audit_kinds', '/api/audit/kinds')

/** The midnight that begins a day on the bank's clock, or the one so many days later. */
export const midnight = (day: string | undefined, later = 0): string | undefined =>
  day && `${dayjs(day).add(later, 'day').format('YYYY-MM-DD')}T00:00:00+08:00`

export const auditQuery = (ask: AuditAsk) =>
  infiniteQueryOptions({
    queryKey: ['audit', ask],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => get<AuditPageOf>('/api/audit', { query: { ...ask, from: midnight(ask.from), to: midnight(ask.to, 1), limit: 50, after: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
  })
