import { useTranslation } from 'react-i18next'
import { Group, LabelRow } from '@/forms/inspector/rows'
import { useRunFlow } from '../desk'
import { changeNode, isGateway, type FlowNode, type NodeChange } from '../document'
import { EachRows } from './EachRows'
import { EventRows } from './EventRows'
import { GatewayRows } from './GatewayRows'
import { CallRows, DecisionRows, SendRows, ServiceRows, SetRows } from './machineRows'
import { EndRows, StartRows } from './StartRows'
import { TaskTabs } from './TaskTabs'

export interface PartProps {
  node: FlowNode
  set: (what: NodeChange) => void
}

/** What a node says, by its type. */
export const NodeBody = ({ node }: { node: FlowNode }) => {
  const run = useRunFlow()
  const set = (what: NodeChange) => void run(changeNode(node.uid, what))
  if (node.type === 'userTask') return <TaskTabs node={node} set={set} />
  return (
    <div className="lq-ins-body">
      <Group><NameRow node={node} set={set} /></Group>
      <Parts node={node} set={set} />
    </div>
  )
}

export const NameRow = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  return <LabelRow property="label" title={t('common.name')} value={node.label} change={(label) => set({ label })} />
}

const Parts = (props: PartProps) => {
  const { node } = props
  if (isGateway(node)) return <GatewayRows {...props} />
  switch (node.type) {
    case 'startEvent': return <StartRows {...props} />
    case 'endEvent': return <EndRows {...props} />
    case 'sendTask': return <SendRows {...props} />
    case 'businessRuleTask': return <DecisionRows {...props} />
    case 'scriptTask': return <SetRows {...props} />
    case 'serviceTask': return <ServiceRows {...props} />
    case 'callActivity': return <><CallRows {...props} /><EachRows {...props} /></>
    case 'subProcess': return <EachRows {...props} />
    default: return <EventRows {...props} />
  }
}
