import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { ask, get, path, post } from '@/api/client'
import type { Named, Page } from '@/api/types'
import type { Label } from '@/i18n'
import type { FormMeta } from '../../types'

/** Something said about a record; of a deleted one nobody gets the text. */
export interface Comment {
  id: string
  at: string
  by: Named | null
  text: string | null
  mentions: Named[]
  edited_at: string | null
  deleted: boolean
  changeable_until: string | null
}

/** Somebody who may read the record and so can be mentioned. */
export interface Mentionable {
  id: string
  name: string
  unit: Label | null
  post: Label | null
}

const commentsOf = (form: FormMeta, record: string) => path`/api/apps/${form.app}/forms/${form.name}/records/${record}/comments`

export const commentsQuery = (form: FormMeta, record: string) =>
  infiniteQueryOptions({
    queryKey: ['comments', form.app, form.name, record],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => get<Page<Comment>>(commentsOf(form, record), { query: { after: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
  })

export const mentionableQuery = (form: FormMeta, record: string, q: string) =>
  queryOptions({
    queryKey: ['mentionable', form.app, form.name, record, q], staleTime: 30_000,
    queryFn: async ({ signal }) => (await get<{ items: Mentionable[] }>(path`/api/apps/${form.app}/forms/${form.name}/records/${record}/mentionable`, { query: { q }, signal })).items,
  })

export const say = (form: FormMeta, record: string, text: string, mentions: string[], key: string) =>
  post<Comment>(commentsOf(form, record), { body: { text, mentions }, idempotency: key })

export const changeComment = (form: FormMeta, record: string, id: string, text: string, mentions: string[]) =>
  ask<Comment>('PATCH', `${commentsOf(form, record)}/${encodeURIComponent(id)}`, { body: { text, mentions } })

export const deleteComment = (form: FormMeta, record: string, id: string) =>
  ask<undefined>('DELETE', `${commentsOf(form, record)}/${encodeURIComponent(id)}`)
