import type { CalendarDays } from '@/expressions/values/workdays'
import type { Label } from '@/i18n'

/** A travelling JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** A name an expression may use: a field, a system field, a list of related records, or a value that is handed in. */
export interface Member {
  name: string
  label: Label
  uid: string
  type: string
  nullable?: boolean
  /** The form (app/name) of the record or of the records this leads to. */
  form?: string | null
  option_set?: { ranked: boolean; options: { code: string; label: Label }[] } | null
  is_list: boolean
}

export interface FunctionInfo {
  name: string
  label?: Label | null
  signature: string
  example?: string | null
  group?: string | Label | null
  returns?: string | null
}

/** Everything that may be written where an expression stands. */
export interface Names {
  members: Member[]
  forms: Record<string, { label: Label; members: Member[] }>
  functions: FunctionInfo[]
  /** The posts people hold. */
  posts?: { code: string; label: Label }[]
}

/** Something the check found; positions count code points of the text. */
export interface Finding {
  code: string
  message: string
  severity: 'error' | 'warning'
  start: number
  end: number
}

/** Somebody or something that an expression names by id; no label where the reader may not see it. */
export interface FixedName {
  kind: string
  id: string
  label: Label | null
}

/** What the server says of an expression. */
export interface Verdict {
  valid: boolean
  problems: Finding[]
  type: string | null
  nullable: boolean | null
  tree: Json
  text: string
  sentence: Label | null
  conditions: Json
  fields: string[][]
  /** Who and what it names by id. */
  fixed?: FixedName[]
  /** The days of the calendars it names; "" is the bank's own. */
  calendars?: Record<string, CalendarDays>
  pushable?: { level: 'full' | 'partial' | 'none'; reasons: { message: Label; start: number; end: number }[] } | null
}

/** One step of how a result came about. */
export interface ExplainNode {
  text: string
  sentence: Label
  value: Json
  shown: Label | null
  truth: boolean | null
  reason?: Label | null
  span?: [number, number]
  children: ExplainNode[]
}

export interface Tried {
  value: Json
  shown: Label | null
  explain: ExplainNode | null
  reasons: { code: string; message: Label; start: number; end: number }[]
}

/** Where an expression stands: in whose scope it is read, and what it must give. */
export interface Place {
  app: string
  /** The form it is read on, `name` or `app/name`. */
  form?: string
  /** Names that stand for something by themselves there, with their types. */
  names?: Readonly<Record<string, string>>
  /** The same names as a person reads them. */
  extra?: readonly Member[]
  wanted?: string
  is_test?: boolean
}
