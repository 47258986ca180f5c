import { Button } from 'antd'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { Loading } from '@/kit/states'
import { useDesk, useDoc, useFlow } from '../desk'
import type { FlowNode, NotSeries } from '../document'
import { HIGH, LOW, type Box } from '../graph/layout'
import { FlowGraph } from '../graph/FlowGraph'
import { Lines } from '../graph/Lines'
import { NodeCard } from '../graph/NodeCard'
import type { Marks } from '../graph/types'
import { useLaid } from '../graph/useLaid'
import { useFaces } from '../faces'
import { Zoomed } from '../graph/Zoomed'
import { BranchHead } from './BranchHead'
import { GatewayPill } from './GatewayPill'
import { useMoving } from './moving'
import { PlusMenu } from './PlusMenu'
import { SmallPart } from './SmallPart'
import { useNodeKeys } from './useNodeKeys'

const highOf = (node: FlowNode): number => (node.type === 'userTask' ? HIGH : LOW)

/** The vertical approval view: nodes in columns, ＋ between them. A flow that is no tree is shown and not changed here. */
export const ApprovalView = ({ marks = {} }: { marks?: Marks | undefined }) => {
  const { t } = useTranslation()
  const doc = useDoc()
  const { faults, readOnly } = useDesk()
  const selected = useFlow((state) => state.selected)
  const select = useFlow((state) => state.select)
  const faceOf = useFaces()
  const { moving, stop } = useMoving()
  const { laid, fault } = useLaid(doc, highOf)
  useNodeKeys(readOnly || fault !== undefined)
  const problemWords = useCallback((uid: string) => (faults.get(uid) ?? []).map(({ message }) => message).join('；'), [faults])
  if (fault) {
    return (
      <Zoomed width={0}>
        <Reason fault={fault} />
        <FlowGraph doc={doc} faceOf={faceOf} marks={marks} chosen={selected} choose={select} />
      </Zoomed>
    )
  }
  if (!laid) return <Loading />
  const byUid = new Map(doc.nodes.map((node) => [node.uid, node]))
  const arcs = new Map(doc.sequence_flows.map((arc) => [arc.uid, arc]))
  const each = (boxes: readonly Box[], draw: (box: Box, node: FlowNode) => React.ReactNode) => boxes.map((box) => {
    const node = byUid.get(box.uid)
    return node && draw(box, node)
  })
  return (
    <Zoomed width={laid.width}>
      {moving && <p className="lqf-note" role="status"><Icon name="info" size={14} /><span className="sp">{t('flows.moving')}</span><Button size="small" onClick={stop}>{t('common.cancel')}</Button></p>}
      <div className="lqf-board" style={{ width: laid.width, height: laid.height }} role="group" aria-label={t('graph.flow')}>
        <Lines laid={laid} />
        {each(laid.frames, (box, node) => <SmallPart key={box.uid} kind="frame" box={box} node={node} isChosen={selected === box.uid} choose={() => select(box.uid)} />)}
        {each(laid.pills, (box, node) => <GatewayPill key={box.uid} box={box} node={node} isChosen={selected === box.uid} choose={() => select(box.uid)} />)}
        {each(laid.timers, (box, node) => <SmallPart key={box.uid} kind="timer" box={box} node={node} isChosen={selected === box.uid} choose={() => select(box.uid)} />)}
        {each(laid.joins, (box, node) => <SmallPart key={box.uid} kind="join" box={box} node={node} isChosen={selected === box.uid} choose={() => select(box.uid)} />)}
        {laid.heads.map((head) => {
          const arc = arcs.get(head.uid)
          return arc && <BranchHead key={head.uid} head={head} arc={arc} isChosen={selected === head.uid} choose={() => select(head.uid)} />
        })}
        {each(laid.cards, (box, node) => (
          <NodeCard
            key={box.uid} node={node} box={box} face={faceOf(node)} mark={marks[box.uid]} faults={(faults.get(box.uid) ?? []).filter(({ severity }) => severity === 'error').length}
            faultWords={problemWords(box.uid)} isChosen={selected === box.uid} choose={() => select(box.uid)}
          />
        ))}
        {!readOnly && laid.pluses.map((plus) => <PlusMenu key={`${plus.arcs.join(' ')} ${plus.x} ${plus.y}`} plus={plus} />)}
      </div>
    </Zoomed>
  )
}

/** Why it cannot be changed here, and where it can. */
const Reason = ({ fault }: { fault: NotSeries }) => {
  const { t } = useTranslation()
  const { title } = useDesk()
  const select = useFlow((state) => state.select)
  const { node } = fault
  return (
    <div className="lqf-note" role="status">
      <Icon name="lock" size={14} />
      <span className="sp">{t('flows.not_series')}{t(`flows.why_${fault.why}`, { name: node ? title(node) : '' })}</span>
      {node && <Button size="small" onClick={() => select(node.uid)}>{t('flows.show_node')}</Button>}
    </div>
  )
}
