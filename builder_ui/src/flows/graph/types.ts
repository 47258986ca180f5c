import type { ReactNode } from 'react'
import type { IconName } from '@/kit/icons'
import type { FlowNode, NodeType } from '../document'

/** What is drawn over a node of a running case, or of a try: where it has been, where it is, what went wrong. */
export interface Mark {
  readonly tone: 'done' | 'now' | 'late' | 'fault'
  /** Who has it and since when, or how long it took. */
  readonly text?: string
  /** How often it was come to, where that is more than once. */
  readonly times?: number
}

export type Marks = Readonly<Record<string, Mark>>

/** What a card says of its node. */
export interface Face {
  readonly title: string
  readonly line: string
  readonly foot?: { readonly left: ReactNode; readonly right?: ReactNode; readonly tone?: 'danger' | 'warning' }
}

export type FaceOf = (node: FlowNode) => Face

const ICONS: Readonly<Record<NodeType, IconName>> = {
  startEvent: 'play', endEvent: 'check', userTask: 'person', serviceTask: 'settings', scriptTask: 'fx', sendTask: 'mail', receiveTask: 'inbox', businessRuleTask: 'table',
  callActivity: 'link', subProcess: 'section', exclusiveGateway: 'branch', parallelGateway: 'columns', inclusiveGateway: 'checklist', eventBasedGateway: 'clock',
  intermediateCatchEvent: 'clock', intermediateThrowEvent: 'release', boundaryEvent: 'clock',
}
export const iconOf = (node: FlowNode): IconName => (node.type === 'userTask' && node.actions?.approve ? 'signature' : ICONS[node.type])

const LOGIC: ReadonlySet<NodeType> = new Set(['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'businessRuleTask', 'scriptTask'])
const QUIET: ReadonlySet<NodeType> = new Set(['startEvent', 'endEvent'])
export const toneOf = ({ type }: FlowNode): string => (LOGIC.has(type) ? 'violet' : QUIET.has(type) ? 'grey' : 'blue')
