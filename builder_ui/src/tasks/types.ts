import type { Count, Named } from '@/api/types'
import type { Label } from '@/i18n'
import type { FormMeta, Json, RecordRow, Values } from '@/runtime/types'

export const boxes = ['open', 'done', 'started', 'cc'] as const
export type Box = (typeof boxes)[number]

/** Who has a case at a node, until when. */
export interface Handler {
  label: Label
  person: Named
  due_at: string | null
}

/** A task as a list tells it. */
export interface ToDo {
  node: string
  label: Label
  origin: string
  created_at: string
  due_at: string | null
  due: 'late' | 'soon' | 'fine' | null
  done_at: string | null
  outcome: string | null
  how: string | null
  urged: number
  read_at: string | null
  actions: string[]
}

/** Something in a box: a task, a case, a copy. */
export interface BoxItem {
  id: string
  case: string
  number: number
  app: string
  label: Label
  status: string
  result: string | null
  started_at: string
  ended_at: string | null
  initiator: Named
  record: string
  title: string | null
  at: string
  next: Handler[]
  task: ToDo | null
  by: Named | null
  read_at: string | null
}

export interface BoxPage {
  items: BoxItem[]
  next: string | null
  count: Count
}

export interface Waiting {
  open: number
  late: number
  today: number
  copies: number
}

export interface Opinion {
  text?: string
  signature?: string | null
  files?: string[]
}

/** A task of a case, open or done. */
export interface CaseTask {
  id: string
  number: number
  node: string
  label: Label
  person: Named
  origin: string
  state: string
  created_at: string
  due_at: string | null
  due: 'late' | 'soon' | 'fine' | null
  ended_at: string | null
  ended_by: Named | null
  outcome: string | null
  how: string | null
  opinion: Opinion | null
  urged: number
}

export interface Task extends CaseTask {
  case: { id: string; number: number; label: Label; app: string; status: string; suspended: boolean; record: string; initiator: Named }
  actions: string[]
  required: Record<'comment' | 'attachment' | 'signature', string[] | undefined>
  labels: Record<string, Label | undefined>
  targets: { node: string; label: Label }[]
  straight: boolean
  ways: ('before' | 'beside' | 'after')[]
  signers: { person: Named; origin: string; state: string }[]
  guidance: Label | null
  checklist: Label[]
  draft: Values | null
  form: { app: string; form: string }
  record: RecordRow | null
  meta: FormMeta | null
}

export interface CaseNode {
  name: string
  label: Label
  type: string
  state: 'active' | 'done' | 'pending'
  visits: number
}

export interface Incident {
  number: number
  code: string
  node: Label
  details: Record<string, Json>
  at: string
}

export interface CaseDetail {
  id: string
  number: number
  app: string
  label: Label
  status: string
  suspended: boolean
  result: string | null
  release: number
  started_at: string
  ended_at: string | null
  initiator: Named
  record: { app: string; form: string; id: string }
  nodes: CaseNode[]
  sequence_flows: { from: string; to: string }[]
  tasks: CaseTask[]
  incidents: Incident[]
  copies: { person: Named; by: Named; at: string; read_at: string | null }[]
  may: string[]
}

/** A case of a record, and who has it now. */
export interface CaseListed {
  id: string
  number: number
  label: Label
  status: string
  result: string | null
  suspended: boolean
  started_at: string
  ended_at: string | null
  initiator: Named
  next: Handler[]
}

export interface StoryItem {
  seq: number
  at: string
  kind: string
  node: Label | null
  actor: Named
  on_behalf_of: Named | null
  person: Named | null
  text: Label | null
}

/** What is sent with an action. */
export interface ActBody {
  opinion?: string
  signature?: string
  files?: string[]
  people?: string[]
  way?: string
  to?: string
  straight?: boolean
  values?: Values
  version?: number
}

/** A node at which people have something to do now. */
export interface Next {
  node: string
  label: Label
  people: Named[]
}

export interface Acted {
  task: string
  action: string
  case: { id: string; number: number; status: string; result: string | null }
  next: Next[]
}

export interface Started {
  id: string
  number: number
  status: string
  next: Next[]
}
