import { freeName, newUid, type Label } from '@/document'
import type { Piece } from './commands/insert'
import { namesOf } from './graph'
import type { FlowBody, FlowNode, NodeType } from './types'

/** What people put into a flow, in their words; a kind of node may be made in more than one way. */
export const MAKES = [
  'approve', 'handle', 'copy', 'notify', 'choice', 'parallel', 'inclusive', 'race', 'decision', 'set', 'wait', 'receive', 'throw', 'service', 'call', 'inner',
] as const
export type Make = (typeof MAKES)[number]

/** How they are grouped in the menu. */
export const GROUPS: readonly { readonly key: string; readonly makes: readonly Make[] }[] = [
  { key: 'people', makes: ['approve', 'handle', 'copy', 'notify'] },
  { key: 'ways', makes: ['choice', 'parallel', 'inclusive', 'race'] },
  { key: 'data', makes: ['decision', 'set', 'service'] },
  { key: 'time', makes: ['wait', 'receive', 'throw'] },
  { key: 'flows', makes: ['call', 'inner'] },
]

const LABELS: Readonly<Record<Make | 'end' | 'start' | 'timer' | 'join', Label>> = {
  approve: { zh: '审批', en: 'Approval' },
  handle: { zh: '办理', en: 'Handling' },
  copy: { zh: '抄送', en: 'Copy' },
  notify: { zh: '通知', en: 'Notice' },
  choice: { zh: '条件分支', en: 'Condition' },
  parallel: { zh: '并行分支', en: 'In parallel' },
  inclusive: { zh: '符合的都走', en: 'All that hold' },
  race: { zh: '先到先走', en: 'Whatever comes first' },
  decision: { zh: '决策表', en: 'Decision table' },
  set: { zh: '设置字段', en: 'Set fields' },
  wait: { zh: '等待', en: 'Wait' },
  receive: { zh: '等待消息', en: 'Wait for a message' },
  throw: { zh: '发出信号', en: 'Send a signal' },
  service: { zh: '服务调用', en: 'Service call' },
  call: { zh: '调用流程', en: 'Call a flow' },
  inner: { zh: '子流程', en: 'Sub-process' },
  start: { zh: '开始', en: 'Start' },
  end: { zh: '结束', en: 'End' },
  timer: { zh: '超过时间', en: 'Time is up' },
  join: { zh: '汇合', en: 'Together again' },
}

/** Makes names that nobody has yet, also not among what has just been made. */
const naming = (doc: FlowBody): ((stem: string) => string) => {
  const taken = namesOf(doc)
  return (stem) => {
    const name = freeName(stem, taken)
    taken.push(name)
    return name
  }
}

const node = (name: string, type: NodeType, label: Label | undefined, more: Partial<FlowNode> = {}): FlowNode => ({ uid: newUid(), name, type, ...(label ? { label } : {}), ...more })

const SIMPLE: Readonly<Partial<Record<Make, { type: NodeType; more: Partial<FlowNode> }>>> = {
  approve: {
    type: 'userTask',
    more: { assignment: { strategy: 'relation', relation: 'supervisor', of: 'initiator' }, actions: { approve: {}, reject: {}, transfer: {}, urge: {}, withdraw: {} }, comment: { required_on: ['reject'] } },
  },
  handle: { type: 'userTask', more: { assignment: { strategy: 'initiator' }, actions: { complete: {}, transfer: {}, urge: {}, save: {} } } },
  copy: { type: 'sendTask', more: { to: {}, copy_of: true, channels: ['inbox'] } },
  notify: { type: 'sendTask', more: { to: {}, channels: ['inbox'] } },
  decision: { type: 'businessRuleTask', more: { decision: '', result: 'answer' } },
  set: { type: 'scriptTask', more: { set: [] } },
  wait: { type: 'intermediateCatchEvent', more: { event: { kind: 'timer', after: 'P1D' } } },
  receive: { type: 'receiveTask', more: { event: { kind: 'message', name: 'message' } } },
  throw: { type: 'intermediateThrowEvent', more: { event: { kind: 'signal', name: 'signal' } } },
  service: { type: 'serviceTask', more: { service: '', input: {} } },
  call: { type: 'callActivity', more: { flow: '', values: {} } },
}

const STEMS: Readonly<Record<Make, string>> = {
  approve: 'approve', handle: 'handle', copy: 'copy', notify: 'notify', choice: 'choice', parallel: 'parallel', inclusive: 'inclusive', race: 'race', decision: 'decide',
  set: 'set_fields', wait: 'wait', receive: 'receive', throw: 'signal', service: 'service', call: 'call', inner: 'inner',
}

const GATEWAYS: Readonly<Partial<Record<Make, NodeType>>> = { choice: 'exclusiveGateway', parallel: 'parallelGateway', inclusive: 'inclusiveGateway' }

/** Something new of the kind a person has chosen. */
export function pieceOf(doc: FlowBody, make: Make): Piece {
  const name = naming(doc)
  const own = name(STEMS[make])
  const gateway = GATEWAYS[make]
  if (gateway) return branching(own, name(`${own}_end`), gateway, LABELS[make])
  if (make === 'race') return racing(own, name)
  if (make === 'inner') return inner(own, name)
  const simple = SIMPLE[make]
  const more = make === 'decision' ? { ...simple?.more, result: name('answer') } : (simple?.more ?? {})
  return { nodes: [node(own, simple?.type ?? 'userTask', LABELS[make], more)], arcs: [], first: own, last: own }
}

const branching = (split: string, join: string, type: NodeType, label: Label): Piece => ({
  nodes: [node(split, type, label), node(join, type, LABELS.join)],
  arcs: [
    { uid: newUid(), from: split, to: join },
    { uid: newUid(), from: split, to: join, ...(type === 'parallelGateway' ? {} : { default: true }) },
  ],
  first: split, last: join,
})

function racing(split: string, name: (stem: string) => string): Piece {
  const [message, time, join] = [name('receive'), name('wait'), name(`${split}_end`)]
  return {
    nodes: [
      node(split, 'eventBasedGateway', LABELS.race), node(message, 'receiveTask', LABELS.receive, { event: { kind: 'message', name: 'message' } }),
      node(time, 'intermediateCatchEvent', LABELS.wait, { event: { kind: 'timer', after: 'P1D' } }), node(join, 'exclusiveGateway', LABELS.join),
    ],
    arcs: [[split, message], [split, time], [message, join], [time, join]].map(([from = '', to = '']) => ({ uid: newUid(), from, to })),
    first: split, last: join,
  }
}

function inner(own: string, name: (stem: string) => string): Piece {
  const [start, end] = [name(`${own}_start`), name(`${own}_end`)]
  return {
    nodes: [node(own, 'subProcess', LABELS.inner), node(start, 'startEvent', LABELS.start, { inside: own }), node(end, 'endEvent', LABELS.end, { inside: own })],
    arcs: [{ uid: newUid(), from: start, to: end }],
    first: own, last: own,
  }
}

/** An end that nobody leads to yet. */
export const endNode = (doc: FlowBody): FlowNode => node(naming(doc)('end'), 'endEvent', LABELS.end)

/** A time limit for a node, and the end its way comes to. */
export const timerNodes = (doc: FlowBody): [FlowNode, FlowNode] => {
  const name = naming(doc)
  return [
    node(name('overdue'), 'boundaryEvent', LABELS.timer, { interrupting: false, event: { kind: 'timer', after: 'P1D' } }),
    node(name('end'), 'endEvent', LABELS.end),
  ]
}

/** A name for a copy. */
export const copyName = (doc: FlowBody, name: string): string => naming(doc)(`${name.slice(0, 42)}_copy`)

/** A flow that has just been created: whoever submits the form, his supervisor, the end. */
export function emptyFlow(name: string, uid: string, label: Label, form: string): FlowBody {
  const [start, end] = [node('start', 'startEvent', LABELS.start, { trigger: { kind: 'form' } }), node('end', 'endEvent', LABELS.end)]
  return {
    kind: 'flow', schema: 1, name, uid, label, form, nodes: [start, end],
    sequence_flows: [{ uid: newUid(), from: 'start', to: 'end' }],
  }
}
