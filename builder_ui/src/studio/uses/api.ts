import { get, path, post } from '@/api/client'
import type { Label } from '@/i18n'
import type { Kind, Use } from '../api'

/** What hangs on a definition beyond those that name it: saved views, people, posts. */
export interface Hanging {
  kind: string
  count: number
  exact: boolean
  sentence: Label
}

export interface Uses {
  items: Use[]
  hanging: Hanging[]
}

/** A definition an act has touched, as it was: sent back, the act is undone. */
export interface Touched {
  kind: Kind
  name: string
  label: Label
  body: Record<string, unknown> | null
  revision: number
}

const at = (app: string, kind: string, name: string) => path`/api/apps/${app}/definitions/${kind}/${name}`

export const whereUsed = (app: string, kind: Kind, name: string, part?: string) => get<Uses>(`${at(app, kind, name)}/uses`, { query: { part } })

/** Have the next publication take it away, and out of the lists of others where that is wished. */
export const removeDefinition = (app: string, kind: Kind, name: string, takeOut: boolean) =>
  post<{ touched: Touched[] }>(`${at(app, kind, name)}/remove`, { body: { take_out: takeOut } }).then(({ touched }) => touched)

/** Take a part out of the lists of all others. */
export const takeOut = (app: string, kind: Kind, name: string, part: string) =>
  post<{ touched: Touched[] }>(`${at(app, kind, name)}/take_out`, { body: { part } }).then(({ touched }) => touched)

/** Undo such an act; what is answered, sent back, does it again. */
export const putBack = (app: string, touched: readonly Touched[]) =>
  post<{ touched: Touched[] }>(path`/api/apps/${app}/definitions/put_back`, { body: { touched: touched.map(({ kind, name, body, revision }) => ({ kind, name, body, revision })) } })
