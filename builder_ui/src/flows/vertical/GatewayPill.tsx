import { useTranslation } from 'react-i18next'
import { newUid } from '@/document'
import { Icon } from '@/kit/icons'
import { useDesk, useDoc } from '../desk'
import { addBranch, endNode, isChoosing, type FlowNode } from '../document'
import type { Box } from '../graph/layout'
import { iconOf } from '../graph/types'
import { useActs } from '../useActs'

/** Where a flow parts: the gateway itself, and one more branch. */
export const GatewayPill = ({ box, node, isChosen, choose }: { box: Box; node: FlowNode; isChosen: boolean; choose: () => void }) => {
  const { t } = useTranslation()
  const doc = useDoc()
  const { faults, title, readOnly } = useDesk()
  const { act } = useActs()
  const count = (faults.get(node.uid) ?? []).filter(({ severity }) => severity === 'error').length
  const more = t(isChoosing(node) ? 'flows.add_condition' : 'flows.add_branch')
  const add = () => {
    const arc = newUid()
    act(addBranch(node.name, arc, endNode(doc)), arc, more)
  }
  return (
    <div className="lqf-pill" style={{ left: box.x, top: box.y, width: box.w, height: box.h }} data-node={node.name}>
      <div className={`pill ${isChosen ? 'on' : ''} ${count > 0 ? 'bad' : ''}`}>
        <button type="button" className="lqf-link" aria-pressed={isChosen} title={title(node)} onClick={choose}><Icon name={iconOf(node)} size={14} /><span className="nw">{title(node)}</span></button>
        {!readOnly && <><span className="vr" /><button type="button" className="lqf-link" aria-label={`${more}：${title(node)}`} onClick={add}><Icon name="plus" size={14} />{more}</button></>}
        {count > 0 && <span className="lqf-fault" aria-label={t('flows.problems_n', { count })} role="img">{count}</span>}
      </div>
    </div>
  )
}
