import type { Command, Label } from '@/document'
import type { Json } from '@/runtime/types'

/** A decision as it is stored: plain JSON, cells are FEEL text. */

export const HIT_POLICIES = ['first', 'unique', 'any', 'priority', 'collect', 'rule_order', 'output_order'] as const
export type HitPolicy = (typeof HIT_POLICIES)[number]

export const AGGREGATIONS = ['sum', 'min', 'max', 'count'] as const
export type Aggregation = (typeof AGGREGATIONS)[number]

/** A condition column: what it looks at, and of which type that is. */
export interface Input {
  readonly uid: string
  readonly name: string
  readonly label?: Label
  /** Empty: the value given under the input's own name. */
  readonly expression?: string
  readonly type: string
  /** The only values there are, as FEEL text; analysis takes all others for impossible. */
  readonly values?: readonly string[]
}

/** A result column. The order of its allowed values is their priority. */
export interface Output {
  readonly uid: string
  readonly name: string
  readonly label?: Label
  readonly type: string
  readonly values?: readonly string[]
  readonly default?: string
}

export interface Row {
  readonly uid: string
  readonly when: readonly string[]
  readonly then: readonly string[]
  readonly note?: string
}

/** A test case that lives with the decision and is run before it is published. */
export interface Case {
  readonly uid: string
  readonly name: string
  readonly label?: Label
  readonly values: Readonly<Record<string, Json>>
  readonly expected: Json
  /** The rows that must make the result: their identities, or their numbers from 1. */
  readonly rows?: readonly (string | number)[]
  /** The day it is decided on, for expressions that ask. */
  readonly today?: string
}

interface Common {
  readonly kind: 'decision'
  readonly schema: number
  readonly name: string
  readonly uid: string
  readonly label: Label
  readonly form?: string
  readonly description?: Label
  readonly shared?: boolean
  readonly cases?: readonly Case[]
}

export interface TableBody extends Common {
  readonly shape?: 'table'
  readonly hit_policy: HitPolicy
  readonly aggregation?: Aggregation
  readonly inputs: readonly Input[]
  readonly outputs: readonly Output[]
  readonly rows: readonly Row[]
}

/** One range of a characteristic and the points it gives. */
export interface Bin {
  readonly uid: string
  readonly when: string
  readonly points: string | number
  readonly reason?: Label
}

export interface Characteristic {
  readonly uid: string
  readonly name: string
  readonly label?: Label
  readonly expression?: string
  readonly type: string
  readonly bins: readonly Bin[]
  readonly otherwise?: { readonly points: string | number; readonly reason?: Label }
}

export interface CardBody extends Common {
  readonly shape: 'score_card'
  readonly base?: string | number
  /** How many reasons an answer gives at most. */
  readonly reason_codes?: number
  readonly characteristics: readonly Characteristic[]
}

export type DecisionBody = TableBody | CardBody
export type TableCommand = Command<TableBody>
export type CardCommand = Command<CardBody>
export type DecisionCommand = Command<DecisionBody>

/** What a cell says when it does not restrict anything. */
export const ANY = '-'

/** A row as it is before anything is written into it. */
export const emptyRow = (doc: TableBody, uid: string): Row => ({ uid, when: doc.inputs.map(() => ANY), then: doc.outputs.map(() => '') })

export const isCard = (doc: DecisionBody): doc is CardBody => doc.shape === 'score_card'
