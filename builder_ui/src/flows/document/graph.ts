import type { Arc, FlowBody, FlowNode, NodeType } from './types'

/** Questions about a flow as a graph. */

export const nodeOf = (doc: FlowBody, uid: string | undefined): FlowNode | undefined => doc.nodes.find((node) => node.uid === uid)
export const named = (doc: FlowBody, name: string | undefined): FlowNode | undefined => doc.nodes.find((node) => node.name === name)
export const arcOf = (doc: FlowBody, uid: string | undefined): Arc | undefined => doc.sequence_flows.find((arc) => arc.uid === uid)
export const arcsOut = (doc: FlowBody, name: string): Arc[] => doc.sequence_flows.filter(({ from }) => from === name)
export const arcsIn = (doc: FlowBody, name: string): Arc[] => doc.sequence_flows.filter(({ to }) => to === name)
export const timersOf = (doc: FlowBody, name: string): FlowNode[] => doc.nodes.filter(({ type, attached_to }) => type === 'boundaryEvent' && attached_to === name)

const GATEWAYS: ReadonlySet<NodeType> = new Set(['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway'])
export const isGateway = ({ type }: FlowNode): boolean => GATEWAYS.has(type)

/** Their ways out have conditions. */
export const isChoosing = ({ type }: FlowNode): boolean => type === 'exclusiveGateway' || type === 'inclusiveGateway'

const HOSTS: ReadonlySet<NodeType> = new Set(['userTask', 'serviceTask', 'receiveTask', 'callActivity', 'subProcess'])
/** A time limit may be attached to it. */
export const isHost = ({ type }: FlowNode): boolean => HOSTS.has(type)

/** Every name a part of a flow has. */
export const namesOf = (doc: FlowBody): string[] => [...doc.nodes.map(({ name }) => name), ...(doc.limits ?? []).map(({ name }) => name)]

/** The names of a sub-process and of all that is inside it, however deep. */
export function within(doc: FlowBody, name: string): Set<string> {
  const found = new Set([name])
  for (let grows = true; grows; ) {
    grows = false
    for (const node of doc.nodes) {
      const belongs = (node.inside !== undefined && found.has(node.inside)) || (node.attached_to !== undefined && found.has(node.attached_to))
      if (belongs && !found.has(node.name)) {
        found.add(node.name)
        grows = true
      }
    }
  }
  return found
}
