import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { useVerdict } from '@/formulas/useVerdict'
import { withNames } from '@/formulas/fixed'
import { useDesk } from '../desk'
import type { Arc } from '../document'
import type { Head } from '../graph/layout'

/** The head of a branch: its number and its condition in words; the last holds for everything else. */
export const BranchHead = ({ head, arc, isChosen, choose }: { head: Head; arc: Arc; isChosen: boolean; choose: () => void }) => {
  const { t } = useTranslation()
  const { faults } = useDesk()
  const count = (faults.get(arc.uid) ?? []).filter(({ severity }) => severity === 'error').length
  const sentence = useSentence(arc)
  const rank = arc.default ? t('flows.must') : head.at === 0 ? t('flows.first') : t('flows.next')
  const title = arc.default ? t('graph.otherwise') : t('graph.condition_n', { number: head.at + 1 })
  const said = arc.default ? t('flows.otherwise_why') : sentence || t('flows.no_condition')
  return (
    <button
      type="button" className={`lqf-head ${arc.default ? 'rest' : ''} ${isChosen ? 'on' : ''} ${count > 0 ? 'bad' : ''}`} style={{ left: head.x, top: head.y, width: head.w, height: head.h }}
      data-arc={arc.uid} aria-pressed={isChosen} onClick={choose}
    >
      <span className="t"><b className="sp">{title}</b><span className="t3">{rank}</span></span>
      <span className={`s nw ${!arc.default && !arc.condition ? 'danger' : ''}`} title={said}>{said}</span>
      {count > 0 && <span className="lqf-fault" aria-hidden="true">{count}</span>}
      {count > 0 && <span className="lq-hidden">{t('flows.problems_n', { count })}</span>}
    </button>
  )
}

/** A condition as a person reads it. */
export function useSentence(arc: Arc): string {
  const { place } = useDesk()
  const { verdict, before } = useVerdict(place('boolean'), arc.condition ?? '')
  const known = verdict ?? before
  if (!arc.condition) return ''
  return label(known?.sentence) || withNames(arc.condition, known?.fixed ?? [], '…')
}
