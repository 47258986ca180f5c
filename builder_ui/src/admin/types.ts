import type { Count, Ref } from '@/api/types'
import type { Label } from '@/i18n'

export interface PostRef { code: string; label: Label }
export interface UnitRef { id: string; label: Label }
export type PersonState = 'active' | 'locked' | 'left'

export interface AssignmentHeld {
  id: string
  post: PostRef
  unit: UnitRef
  valid_from: string
  valid_to: string | null
  primary: boolean
}

export interface Person {
  id: string
  login: string
  name: string
  phone: string | null
  email: string | null
  state: PersonState
  locked_until: string | null
  last_login_at: string | null
  assignments: AssignmentHeld[]
  roles: { id: string; app: string; role: string; label: Label }[]
}

export const unitKinds = ['head_office', 'branch', 'sub_branch', 'team'] as const
export type UnitKind = (typeof unitKinds)[number]

export interface Unit {
  id: string
  code: string
  label: Label
  kind: UnitKind
  parent: string | null
  valid_from: string
  valid_to: string | null
  people: number
}

export interface Post { id: string; code: string; label: Label }

export interface Role {
  app: string
  app_label: Label
  role: string
  label: Label
  holders: number
}

export interface Holder {
  id: string
  person?: Ref | null
  post?: PostRef | null
  unit?: UnitRef | null
  valid_from: string
  valid_to: string | null
  granted_by: Ref | null
  granted_at: string
}

export interface AuditEntry {
  seq: number
  at: string
  kind: string
  label: Label
  actor: Ref | null
  acting_post: string | null
  app: string | null
  subject: { type: string; id: string; label?: string | null } | null
  details: unknown
  address: string | null
  trace_id: string | null
  sealed: boolean
}

export interface AuditPageOf { items: AuditEntry[]; next: string | null; count: Count }

export interface Verification {
  ok: boolean
  checked: number
  seals: number
  unsealed: number
  problems: { seq?: number | null; kind: string; message: string }[]
  head: { seal: number; hash: string; sealed_at: string } | null
}

export interface Publication {
  id: string
  app: string
  app_label?: Label
  state: string
  stage: string
  steps: { sentence: Label | string; state: string }[]
  note?: string | null
  author: Ref | null
  created_at: string
  widens: Label[]
  changes?: Label[]
}
