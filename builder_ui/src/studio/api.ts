import { get, path, post, put, remove } from '@/api/client'
import type { Problem } from '@/api/problem'
import type { AppDetail, AppSummary, Ref } from '@/api/types'
import type { Label } from '@/i18n'

/** The kinds of definitions this release can edit. */
export const KINDS = ['form', 'view', 'option_set', 'decision', 'flow', 'role', 'app'] as const
export type Kind = (typeof KINDS)[number]

export interface DefinitionItem {
  kind: Kind
  name: string
  uid: string
  label: Label
  state: 'draft' | 'live' | 'changed' | 'removed'
  live_version: number | null
  revision: number
  updated_at: string | null
  updated_by: Ref | null
  shared?: boolean
  problems: { errors: number; warnings: number }
}

export interface Draft<B = Record<string, unknown>> {
  kind: Kind
  name: string
  uid: string
  state: DefinitionItem['state']
  body: B
  revision: number
  live_version: number | null
  problems: Problem[]
  updated_at: string | null
  updated_by: Ref | null
}

export interface Change {
  path: string
  what: 'added' | 'removed' | 'renamed' | 'moved' | 'changed'
  subject: Label
  before?: unknown
  after?: unknown
  sentence: Label
}

export interface DefinitionChange {
  kind: Kind
  name: string
  label: Label
  state: string
  sentences: Label[]
  changes: Change[]
  widens: Label[]
}

export interface Changes {
  changes: DefinitionChange[]
  problems: Problem[]
  needs_approval: boolean
}

export interface Publication {
  id: string
  state: 'awaiting' | 'running' | 'published' | 'failed' | 'refused' | 'cancelled'
  stage: string
  steps: { sentence: Label; state: string }[]
  release?: number | null
  problems: Problem[]
  author: Ref | null
  created_at: string
  widens: Label[]
  app?: string
  note?: string
  decided_by?: Ref | null
  reason?: string | null
}

/** What publishing answers: the new release, or the publication that is under way. */
export interface Published {
  release: number | null
  publication: string
  state: string
}

export interface Release {
  number: number
  note: string
  author: Ref | null
  at: string
  live: boolean
  changes: Label[]
}

export interface Version {
  version: number
  release: number
  note: string
  author: Ref | null
  at: string
}

export interface Use {
  app: string
  app_label: Label
  kind: Kind
  name: string
  label: Label
  path: string
  part?: string | null
  where: Label
  /** So far only in a draft. */
  draft: boolean
  /** What can be taken out there along with it. */
  drop: string | null
}

interface Items<T> {
  items: T[]
}

const at = (app: string, kind: string, name: string) => path`/api/apps/${app}/definitions/${kind}/${name}`

export const apps = () => get<Items<AppSummary>>('/api/apps').then(({ items }) => items)
export const app = (name: string) => get<AppDetail>(path`/api/apps/${name}`)
export const createApp = (body: { app?: string; label: Label; icon?: string }) => post<AppDetail>('/api/apps', { body })
export const deleteApp = (name: string) => remove<undefined>(path`/api/apps/${name}`)

export const definitions = (name: string, kind?: Kind) =>
  get<Items<DefinitionItem>>(path`/api/apps/${name}/definitions`, { query: { kind } }).then(({ items }) => items)

export const draft = <B>(name: string, kind: Kind, definition: string) => get<Draft<B>>(`${at(name, kind, definition)}/draft`)

/** What is live of a definition, in the names of the drafts; null where it was never published. */
export const live = <B>(name: string, kind: Kind, definition: string) => get<{ version: number | null; body: B | null }>(`${at(name, kind, definition)}/live`)

/** Save a draft over the revision it was read at; the first save of all creates it. */
export const saveDraft = <B>(name: string, kind: Kind, definition: string, body: B, revision: number) =>
  put<Draft<B>>(`${at(name, kind, definition)}/draft`, { body, version: revision })

export const createDraft = <B>(name: string, kind: Kind, definition: string, body: B) =>
  put<Draft<B>>(`${at(name, kind, definition)}/draft`, { body, creates: true })

export const dropDraft = (name: string, kind: Kind, definition: string) => remove<undefined>(`${at(name, kind, definition)}/draft`)
export const versions = (name: string, kind: Kind, definition: string) =>
  get<Items<Version>>(`${at(name, kind, definition)}/versions`).then(({ items }) => items)
export const difference = (name: string, kind: Kind, definition: string, from: number, to: number) =>
  get<{ changes: Change[] }>(`${at(name, kind, definition)}/versions/${from}...${to}`).then(({ changes }) => changes)
export const uses = (name: string, kind: Kind, definition: string, part?: string) =>
  get<Items<Use>>(`${at(name, kind, definition)}/uses`, { query: { part } }).then(({ items }) => items)

export const changes = (name: string) => get<Changes>(path`/api/apps/${name}/changes`)
export const publish = (name: string, body: { definitions?: { kind: string; name: string }[]; note: string }) =>
  post<Published>(path`/api/apps/${name}/publish`, { body })
export const publication = (name: string, id: string) => get<Publication>(path`/api/apps/${name}/publications/${id}`)
export const publications = (name: string) => get<Items<Publication>>(path`/api/apps/${name}/publications`).then(({ items }) => items)
export const settle = (name: string, id: string, verdict: 'approve' | 'refuse' | 'cancel', reason?: string) =>
  post<unknown>(`${path`/api/apps/${name}/publications/${id}`}/${verdict}`, { body: { reason: reason ?? '' } })
export const releases = (name: string) => get<Items<Release>>(path`/api/apps/${name}/releases`).then(({ items }) => items)
/** A definition that was published once and is not any more. */
export interface Gone {
  kind: Kind
  name: string
  uid: string
  label: Label
  author: Ref
  at: string
  records: number | null
  exact: boolean
}

export const gone = (name: string) => get<Items<Gone>>(path`/api/apps/${name}/gone`).then(({ items }) => items)
export const takeUp = (name: string, kind: string, uid: string) => post<{ kind: Kind; name: string }>(path`/api/apps/${name}/gone/${kind}/${uid}/restore`)
export const compareReleases = (name: string, from: number, to: number) =>
  get<{ changes: DefinitionChange[] }>(path`/api/apps/${name}/releases/${from}...${to}`).then(({ changes: found }) => found)
export const revert = (name: string, number: number, note: string) =>
  post<Published>(path`/api/apps/${name}/releases/${number}/revert`, { body: { note } })
