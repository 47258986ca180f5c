import type { Label } from '@/i18n'
import type { Problem } from './problem'

/** A thing named: its id and what a person reads. */
export interface Ref {
  id: string
  label: string
}

/** Somebody or something whose name this person may not see has none. */
export interface Named {
  id: string
  label: string | null
}

export interface Assignment {
  id: string
  post: { code: string; label: Label }
  unit: { id: string; label: Label; path?: Label[] }
}

/** A post somebody may act in for its holder, until a day. */
export interface MyDelegation {
  id: string
  person: Named
  post: { code: string; label: Label }
  unit: { id: string; label: Label; path?: Label[] }
  until: string
}

export interface Me {
  person: { id: string; login: string; name: string }
  language: 'zh' | 'en'
  csrf_token: string
  assignments: Assignment[]
  acting: string | null
  delegations: MyDelegation[]
  /** The delegation he acts by. */
  acting_for: string | null
  /** As whom he looks, changing nothing. */
  viewing: { person: Named; until: string } | null
  platform_roles: string[]
  must_change_password: boolean
  mode: 'demo' | 'production'
  profile: 'small_bank' | 'separated'
  expires_at: string
}

export interface DemoPerson {
  login: string
  name: string
  post: Label
}

export interface Health {
  status: string
  mode: 'demo' | 'production'
  version: string
  demo_people?: DemoPerson[] | null
}

export interface Page<T> {
  items: T[]
  next: string | null
}

export interface Count {
  value: number
  exact: boolean
}

export interface AppSummary {
  app: string
  label: Label
  icon: string
  live_release: number | null
  draft_count: number
  my: { may_open: boolean; may_build: boolean }
}

export interface MenuItem {
  label: Label
  view?: string | null
  form?: string | null
  as?: string | null
  icon?: string | null
}

export interface AppDetail {
  app: string
  label: Label
  icon: string
  live_release: number | null
  requires: string[]
  menu: MenuItem[]
}

export type { Problem }
