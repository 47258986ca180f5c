import type { Member } from '@/formulas/types'
import type { Label } from '@/i18n'
import type { FlowNode, NodeType } from './document'

const TELLING: ReadonlySet<NodeType> = new Set(['userTask', 'serviceTask', 'callActivity', 'subProcess', 'receiveTask', 'intermediateCatchEvent', 'startEvent'])
const ANSWERING: ReadonlySet<NodeType> = new Set(['businessRuleTask', 'serviceTask'])

/** Names that stand for something by themselves in a flow's expressions, as the server counts them, with their types. */
export function namesIn(nodes: readonly FlowNode[]): Record<string, string> {
  const found: Record<string, string> = { initiator: 'person', item: 'any' }
  for (const node of nodes) {
    if (TELLING.has(node.type)) found[node.name] = 'any'
    if (ANSWERING.has(node.type) && node.result) found[node.result] = 'any'
  }
  return found
}

/** The same names as people read them. */
export function membersOf(nodes: readonly FlowNode[], initiator: Label): Member[] {
  const member = (name: string, said: Label, type: string): Member => ({ name, uid: name, label: said, type, nullable: true, is_list: false })
  return [
    member('initiator', initiator, 'person'),
    ...nodes.flatMap((node) => {
      const said = node.label ?? { zh: node.name, en: node.name }
      return [
        ...(TELLING.has(node.type) && node.type !== 'startEvent' ? [member(node.name, said, 'any')] : []),
        ...(ANSWERING.has(node.type) && node.result ? [member(node.result, said, 'any')] : []),
      ]
    }),
  ]
}
