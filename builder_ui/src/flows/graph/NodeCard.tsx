import { Icon } from '@/kit/icons'
import type { FlowNode } from '../document'
import type { Box } from './layout'
import { iconOf, toneOf, type Face, type Mark } from './types'

export interface CardProps {
  node: FlowNode
  box: Box
  face: Face
  mark?: Mark | undefined
  /** How many problems it has, and what they are, for a screen reader. */
  faults?: number
  faultWords?: string
  isChosen?: boolean
  choose?: (() => void) | undefined
}

const MARKED = { done: 'check', now: 'person', late: 'warning', fault: 'warning' } as const

/** One node as a card: what it is, who has it, until when. */
export const NodeCard = ({ node, box, face, mark, faults = 0, faultWords, isChosen = false, choose }: CardProps) => {
  const { foot } = face
  const content = (
    <>
      <span className="top">
        <span className={`face ${toneOf(node)}`}><Icon name={iconOf(node)} /></span>
        <span className="words"><b className="nw" title={face.title}>{face.title}</b><span className="s12 t3 nw" title={face.line}>{face.line}</span></span>
        {mark && mark.text === undefined && <span className={`went ${mark.tone}`}><Icon name={MARKED[mark.tone]} size={14} />{(mark.times ?? 1) > 1 && <span className="bdg">{mark.times}</span>}</span>}
      </span>
      {mark?.text !== undefined ? (
        <span className={`foot mark ${mark.tone}`}><Icon name={MARKED[mark.tone]} size={14} /><span className="nw sp">{mark.text}</span>{(mark.times ?? 1) > 1 && <span className="bdg">{mark.times}</span>}</span>
      ) : foot && <span className={`foot ${foot.tone ?? ''}`}><span className="nw sp">{foot.left}</span>{foot.right}</span>}
      {faults > 0 && <span className="fault" aria-hidden="true">{faults}</span>}
      {faultWords && <span className="lq-hidden">{faultWords}</span>}
    </>
  )
  const className = ['lqf-card', isChosen && 'on', faults > 0 && 'bad', mark && `m-${mark.tone}`, node.type === 'endEvent' && 'end'].filter(Boolean).join(' ')
  const style = { left: box.x, top: box.y, width: box.w, height: box.h }
  return choose
    ? <button type="button" className={className} style={style} data-node={node.name} aria-pressed={isChosen} onClick={choose}>{content}</button>
    : <div className={className} style={style} data-node={node.name} role="group" aria-label={face.title}>{content}</div>
}
