import { Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import '@/forms/forms.css'
import '@/forms/inspector/inspector.css'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { useDesk, useDoc, useFlow } from '../desk'
import { arcOf, isHost, isMovable, isRemovable, neighbourWays, nodeOf, treeOf, type FlowNode } from '../document'
import { iconOf } from '../graph/types'
import { useActs } from '../useActs'
import { useMoving } from '../vertical/moving'
import { ArcInspector } from './ArcInspector'
import { Faults } from './Faults'
import { FlowInspector } from './FlowInspector'
import { NodeBody } from './NodeBody'

/** The properties of what is selected; of the flow itself when nothing is. */
export const Inspector = () => {
  const { t } = useTranslation()
  const doc = useDoc()
  const { readOnly } = useDesk()
  const selected = useFlow((state) => state.selected)
  const node = nodeOf(doc, selected)
  const arc = arcOf(doc, selected)
  return (
    <aside className="lq-ins" aria-label={t('flows.inspector')}>
      {node ? (
        <>
          <Head node={node} />
          <Faults uid={node.uid} />
          <div className="lqf-ins-fill" inert={readOnly}><NodeBody key={node.uid} node={node} /></div>
        </>
      ) : arc ? <ArcInspector key={arc.uid} arc={arc} /> : <FlowInspector />}
    </aside>
  )
}

const Head = ({ node }: { node: FlowNode }) => {
  const { t } = useTranslation()
  const { title, readOnly } = useDesk()
  const select = useFlow((state) => state.select)
  return (
    <div className="lq-ins-head">
      <span className="tile"><Icon name={iconOf(node)} /></span>
      <div className="sp">
        <h2 className="b nw">{title(node)}</h2>
        <p className="s12 t3 nw">{t(`graph.type_${node.type}`)}·<span className="mono">{node.name}</span></p>
      </div>
      {!readOnly && <NodeMenu node={node} />}
      <IconButton small icon="close" label={t('common.close')} onClick={() => select(undefined)} />
    </div>
  )
}

const NodeMenu = ({ node }: { node: FlowNode }) => {
  const { t } = useTranslation()
  const doc = useDoc()
  const { title } = useDesk()
  const acts = useActs()
  const { begin } = useMoving()
  const drawn = treeOf(doc).ok
  const movable = drawn && isMovable(doc, node)
  const items = [
    ...(movable ? [
      { key: 'up', label: t('flows.move_up'), disabled: neighbourWays(doc, node, -1).length === 0 },
      { key: 'down', label: t('flows.move_down'), disabled: neighbourWays(doc, node, 1).length === 0 },
      { key: 'move', label: t('flows.move_to') },
    ] : []),
    ...(movable && node.type !== 'subProcess' ? [{ key: 'duplicate', label: t('flows.duplicate') }] : []),
    ...(drawn && isHost(node) ? [{ key: 'time', label: t('flows.add_timer') }] : []),
    ...(drawn && isRemovable(doc, node) ? [{ key: 'remove', label: t('common.delete'), danger: true }] : []),
  ]
  const does: Record<string, () => void> = {
    up: () => acts.step(node, -1), down: () => acts.step(node, 1), duplicate: () => acts.duplicate(node), time: () => acts.time(node), remove: () => acts.remove(node),
    move: () => begin(node.uid),
  }
  if (items.length === 0) return null
  return (
    <Dropdown trigger={['click']} placement="bottomRight" menu={{ items, onClick: ({ key }) => does[key]?.() }}>
      <IconButton small icon="more" label={t('studio.more_of', { name: title(node) })} aria-haspopup="menu" />
    </Dropdown>
  )
}
