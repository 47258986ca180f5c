import type { CalendarDays } from '@/expressions/values/workdays'
import type { Label } from '@/i18n'

/** The tree of an expression, as the server made it of its author's text. */
export type Tree = unknown

/** The expressions of one field. `when_hidden` says what becomes of its value while nobody sees it. */
export interface FieldRules {
  visible_if?: Tree
  when_hidden?: 'keep' | 'clear'
  required_if?: Tree
  read_only_if?: Tree
  /** What makes it true, put into the field, may be chosen. */
  options_if?: Tree
  /** What a new record holds where nothing is said. */
  default_by?: Tree
  computed?: Tree
}

/** What must not be so when a record is saved, told at a field or above all of them. */
export interface CheckRule {
  name: string
  fails_if: Tree
  message: Label
  at?: string | null
}

/** Every expression of a form as the browser runs them: rules by field name, and what the trees compare with. */
export interface LinkageMeta {
  schema: number
  fields: Record<string, FieldRules>
  checks: CheckRule[]
  ranks?: Record<string, string[]>
  /** What the trees read of records that are referred to: paths of uids, with the type of the field at their end. */
  referred?: { path: string[]; type: string }[]
  calendars?: Record<string, CalendarDays>
}
