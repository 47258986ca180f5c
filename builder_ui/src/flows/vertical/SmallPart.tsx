import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { useDesk } from '../desk'
import type { FlowNode } from '../document'
import type { Box } from '../graph/layout'
import { iconOf } from '../graph/types'
import { useWords } from '../words'

interface Props {
  kind: 'frame' | 'timer' | 'join'
  box: Box
  node: FlowNode
  isChosen: boolean
  choose: () => void
}

/** A sub-process around its nodes, a time limit at the side of one, or the place where branches meet. */
export const SmallPart = ({ kind, box, node, isChosen, choose }: Props) => {
  const { t } = useTranslation()
  const { faults, title } = useDesk()
  const { event } = useWords()
  const count = (faults.get(node.uid) ?? []).filter(({ severity }) => severity === 'error').length
  const said = kind === 'timer' ? event(node.event) : title(node)
  return (
    <div className={`lqf-pill ${kind} ${count > 0 ? 'bad' : ''}`} style={{ left: box.x, top: box.y, width: box.w, height: box.h }} data-node={node.name}>
      <button type="button" className={kind === 'timer' ? 'pill' : 'lqf-link'} aria-pressed={isChosen} aria-label={`${title(node)}${kind === 'timer' ? `：${said}` : ''}`} title={title(node)} onClick={choose}>
        {kind === 'join' ? <span className="dot" /> : <><Icon name={iconOf(node)} size={14} /><span className="nw">{said}</span></>}
      </button>
      {count > 0 && <span className="lqf-fault" role="img" aria-label={t('flows.problems_n', { count })}>{count}</span>}
    </div>
  )
}
