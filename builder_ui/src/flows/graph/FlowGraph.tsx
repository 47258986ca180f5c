import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { Loading } from '@/kit/states'
import type { FlowBody, FlowNode } from '../document'
import { HIGH, LOW, type Box } from './layout'
import { Lines } from './Lines'
import { NodeCard } from './NodeCard'
import { iconOf, type Face, type FaceOf, type Marks } from './types'
import { useLaid } from './useLaid'
import './graph.css'

interface Props {
  doc: FlowBody
  /** What is drawn over nodes, by their identity. */
  marks?: Marks
  /** What cards say; without it, what kind of node it is. */
  faceOf?: FaceOf
  chosen?: string
  choose?: (uid: string) => void
}

/** What a node is called: its label, else the kind of node it is. */
export const useTitle = (): ((node: FlowNode) => string) => {
  const { t } = useTranslation()
  return useCallback((node: FlowNode) => label(node.label) || t(`graph.type_${node.type}`), [t])
}

/** A flow drawn to be read: a running case or a try with its marks, as a tree where it is one. */
export const FlowGraph = ({ doc, marks = {}, faceOf, chosen, choose }: Props) => {
  const { t } = useTranslation()
  const title = useTitle()
  const highOf = useCallback((node: FlowNode) => (node.type === 'userTask' || marks[node.uid]?.text !== undefined ? HIGH : LOW), [marks])
  const { laid } = useLaid(doc, highOf)
  if (!laid) return <Loading />
  const plain: FaceOf = (node): Face => ({ title: title(node), line: t(`graph.type_${node.type}`) })
  const face = faceOf ?? plain
  const byUid = new Map(doc.nodes.map((node) => [node.uid, node]))
  const branch = (uid: string) => doc.sequence_flows.find((arc) => arc.uid === uid)
  const pill = (box: Box, kind: string) => {
    const node = byUid.get(box.uid)
    return node && <div key={box.uid} className={`lqf-pill ${kind} m-${marks[box.uid]?.tone ?? 'none'}`} style={{ left: box.x, top: box.y, width: box.w, height: box.h }} data-node={node.name}><span><Icon name={iconOf(node)} size={14} />{title(node)}</span></div>
  }
  return (
    <div className="lqf-board" style={{ width: laid.width, height: laid.height }} role="group" aria-label={t('graph.flow')}>
      <Lines laid={laid} />
      {laid.frames.map((box) => pill(box, 'frame'))}
      {laid.pills.map((box) => pill(box, ''))}
      {laid.timers.map((box) => pill(box, 'timer'))}
      {laid.heads.map(({ uid, x, y, w, h, at }) => (
        <div key={uid} className="lqf-head still" style={{ left: x, top: y, width: w, height: h }}>
          <b className="s12">{branch(uid)?.default ? t('graph.otherwise') : t('graph.condition_n', { number: at + 1 })}</b>
        </div>
      ))}
      {laid.cards.map((box) => {
        const node = byUid.get(box.uid)
        return node && <NodeCard key={box.uid} node={node} box={box} face={face(node)} mark={marks[box.uid]} isChosen={chosen === box.uid} choose={choose && (() => choose(box.uid))} />
      })}
    </div>
  )
}
