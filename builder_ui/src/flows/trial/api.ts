import { path, post } from '@/api/client'
import type { Label } from '@/i18n'
import type { Json } from '@/runtime/types'

export type LineKind = 'path' | 'task' | 'timer' | 'message' | 'incident' | 'waiting'

/** Something that would happen. `node` is an identity; `to` who would be told, by which channels. */
export interface Line {
  at: string
  kind: LineKind
  what: string
  node: string | null
  said: Label
  to: string[]
  channels: string[]
  message: string | null
}

export interface Tried {
  ended: 'done' | 'cancelled' | 'waiting' | 'incident' | 'too_long'
  result: string | null
  lines: Line[]
  /** Nodes by identity, in the order they were come to. */
  path: string[]
}

/** What somebody does at a node, and how long after he got it. */
export interface Did {
  outcome?: string
  after?: string
  target?: string
}

export interface Asked {
  values: Readonly<Record<string, Json>>
  done: Readonly<Record<string, readonly Did[]>>
  begins?: string
}

/** Try the draft as it is saved. */
export const tryFlow = (app: string, name: string, asked: Asked) => post<Tried>(path`/api/apps/${app}/definitions/flow/${name}/try`, { body: asked })
