import type { Command, Label } from '@/document'

/** A flow as it is stored: plain JSON with BPMN's names. Nodes name each other by `name`; sequence flows by `from` and `to`. */

export interface To {
  readonly person?: readonly string[]
  readonly post?: string
  readonly role?: string
  readonly relation?: Relation
  readonly field?: string
  readonly of?: string
}

export const RELATIONS = ['supervisor', 'unit_head', 'same_unit'] as const
export type Relation = (typeof RELATIONS)[number]

export const STRATEGIES = ['person', 'post', 'role', 'relation', 'field', 'decision', 'previous', 'initiator', 'chosen'] as const
export type Strategy = (typeof STRATEGIES)[number]

export interface Empty {
  readonly then: 'to' | 'approve' | 'incident'
  readonly to?: To
}

/** Who has to do a task. */
export interface Assignment extends To {
  readonly strategy: Strategy
  readonly decision?: string
  readonly output?: string
  readonly node?: string
  readonly level?: number
  readonly pick?: 'all' | 'least_loaded'
  readonly empty?: Empty
  readonly exclude_initiator?: boolean
  readonly skip_if_approved?: boolean
}

export const MODES = ['any', 'all', 'sequential', 'vote'] as const
export type Mode = (typeof MODES)[number]

/** How several signers sign. */
export interface Multi {
  readonly mode: Mode
  readonly ratio?: string
  readonly reject?: 'any' | 'all' | 'ratio'
  readonly everybody?: boolean
}

export const ACTIONS = ['approve', 'complete', 'reject', 'return', 'transfer', 'delegate', 'consult', 'add_signer', 'remove_signer', 'withdraw', 'urge', 'cc', 'save'] as const
export type ActionName = (typeof ACTIONS)[number]

/** What the holder of a task may do, and what belongs to it. */
export interface Action {
  readonly label?: Label
  readonly to?: string
  readonly targets?: readonly string[]
  readonly resume?: 'walk' | 'direct'
  readonly modes?: readonly ('before' | 'beside' | 'after')[]
  readonly fields?: readonly string[]
}

export interface FieldRight {
  readonly field: string
  readonly see?: 'hidden' | 'masked' | 'clear'
  readonly write?: 'never' | 'always'
}

/** A step of the escalation ladder, counted from the due time. */
export interface Rung {
  readonly after: string
  readonly to: To
  readonly channels?: readonly string[]
  readonly message?: string
}

export interface PauseReason {
  readonly uid: string
  readonly name: string
  readonly label: Label
}

export const LATE = ['wait', 'approve', 'reject', 'return'] as const
export type Late = (typeof LATE)[number]

/** Until when, what is said around it, and what happens after it. */
export interface Due {
  readonly duration: string
  readonly calendar?: string
  readonly remind?: readonly string[]
  readonly repeat?: string
  readonly most_repeats?: number
  readonly escalate?: readonly Rung[]
  readonly pauses?: readonly PauseReason[]
  readonly late?: Late
}

export interface OpinionRule {
  readonly required_on?: readonly ActionName[]
}

export interface FlowEvent {
  readonly kind: 'timer' | 'message' | 'signal' | 'none'
  readonly after?: string
  readonly at?: string
  readonly calendar?: string
  readonly repeat?: number
  readonly name?: string
  readonly key?: string
}

export const TRIGGERS = ['form', 'record', 'api', 'schedule', 'message'] as const

export interface Trigger {
  readonly kind: (typeof TRIGGERS)[number]
  readonly cron?: string
  readonly message?: string
}

export interface SetField {
  readonly field: string
  readonly value: string
}

/** Once for each of a list. */
export interface Each {
  readonly of: string
  readonly sequential?: boolean
  readonly until?: string
}

export const NODE_TYPES = [
  'startEvent', 'endEvent', 'userTask', 'serviceTask', 'scriptTask', 'sendTask', 'receiveTask', 'businessRuleTask', 'callActivity', 'subProcess',
  'exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent',
] as const
export type NodeType = (typeof NODE_TYPES)[number]

/** A node; which members it has depends on its type. */
export interface FlowNode {
  readonly uid: string
  readonly name: string
  readonly type: NodeType
  readonly label?: Label
  /** The sub-process it is in, by name. */
  readonly inside?: string
  readonly attached_to?: string
  readonly interrupting?: boolean
  readonly event?: FlowEvent
  readonly trigger?: Trigger
  readonly terminate?: boolean
  readonly result?: string
  readonly assignment?: Assignment
  /** Of a task how several sign; of a sub-process or a called flow, for each of what. */
  readonly multi?: Multi | Each
  readonly actions?: Readonly<Partial<Record<ActionName, Action>>>
  readonly fields?: readonly FieldRight[]
  readonly due?: Due
  readonly comment?: OpinionRule
  readonly attachment?: OpinionRule
  readonly signature?: OpinionRule
  readonly guidance?: Label
  readonly checklist?: readonly Label[]
  readonly to?: To
  readonly message?: string
  readonly channels?: readonly string[]
  readonly copy_of?: boolean
  readonly set?: readonly SetField[]
  readonly decision?: string
  readonly flow?: string
  readonly values?: Readonly<Record<string, string>>
  readonly waits?: boolean
  readonly service?: string
  readonly input?: Readonly<Record<string, string>>
  readonly retry?: { readonly most?: number; readonly after?: string }
}

/** The way from one node to another. */
export interface Arc {
  readonly uid: string
  readonly from: string
  readonly to: string
  readonly condition?: string
  readonly default?: boolean
}

/** A time limit of the whole case. */
export interface CaseLimit {
  readonly uid: string
  readonly name: string
  readonly after: string
  readonly clock?: string
  readonly if?: string
  readonly to: To
  readonly channels?: readonly string[]
  readonly message?: string
}

export interface Place {
  readonly x: number
  readonly y: number
}

export interface FlowBody {
  readonly kind: 'flow'
  readonly schema: number
  readonly name: string
  readonly uid: string
  readonly label: Label
  readonly form: string
  readonly shared?: boolean
  readonly record_lock?: 'node' | 'none'
  readonly sign_on?: readonly string[]
  readonly limits?: readonly CaseLimit[]
  readonly nodes: readonly FlowNode[]
  readonly sequence_flows: readonly Arc[]
  /** Where nodes stand on the free canvas, by their identity. */
  readonly layout?: Readonly<Record<string, Place>>
}

export type FlowCommand = Command<FlowBody>

/** Members of a node that may be changed; `undefined` takes one away. */
export type NodeChange = { readonly [K in Exclude<keyof FlowNode, 'uid' | 'name' | 'type'>]?: FlowNode[K] | undefined }
