import type { Label } from '@/document'

interface Body<K extends string> {
  readonly kind: K
  readonly schema: number
  readonly name: string
  readonly uid: string
  readonly label: Label
}

export interface OptionBody {
  readonly uid: string
  readonly code: string
  readonly label: Label
  readonly retired?: boolean
  /** The code of the option its records get. */
  readonly merged_into?: string | undefined
  readonly color?: string
}

export interface OptionSetBody extends Body<'option_set'> {
  readonly shared?: boolean
  readonly ranked?: boolean
  readonly options: readonly OptionBody[]
}

export interface ViewBody extends Body<'view'> {
  readonly form: string
  readonly as: 'table'
  readonly columns: readonly string[]
  /** An expression about a record; empty for all records. */
  readonly filter?: string
  readonly sort: readonly string[]
}

export const ACTIONS = ['read', 'create', 'update', 'delete', 'transfer', 'share', 'export', 'import'] as const
export type Action = (typeof ACTIONS)[number]
/** Row rules that have a name: conditions by themselves. */
export const STRUCTURAL = ['own', 'my_team', 'my_org', 'my_org_and_below', 'shared', 'shared_to_write'] as const
/** Which records: all of them, or those that satisfy a condition. */
export type Rule = true | string
export type See = 'hidden' | 'masked' | 'clear'
export type Write = 'never' | 'when_creating' | 'always'

export interface FieldGrant {
  readonly uid?: string
  readonly field: string
  readonly see: See
  readonly write: Write
  /** Seen masked, and in clear for a reason. */
  readonly unmask?: boolean | undefined
}

export interface GrantBody {
  readonly uid: string
  readonly form: string
  readonly actions: Readonly<Partial<Record<Action, Rule>>>
  readonly after?: Rule
  readonly fields: readonly FieldGrant[]
  readonly until?: string
}

export interface RoleBody extends Body<'role'> {
  readonly description?: Label
  readonly grants: readonly GrantBody[]
  readonly deny?: readonly GrantBody[]
}

export interface MenuEntryBody {
  readonly uid: string
  readonly label?: Label
  readonly icon?: string
  readonly view?: string
  readonly form?: string
  readonly as?: 'new'
}

export interface AppBody extends Body<'app'> {
  readonly description?: Label
  readonly icon?: string
  readonly menu: readonly MenuEntryBody[]
  readonly requires?: readonly string[]
}
