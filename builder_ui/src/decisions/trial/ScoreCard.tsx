import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import type { Score } from '../api'
import { parse } from '../cells/parse'
import { showCell } from '../cells/words'
import { useDecision, useDesk } from '../desk'
import type { CardBody } from '../document'
import { took as shownTime } from './ResultCard'

/** The total of a score card and where its points come from. */
export const ScoreCard = ({ score, took }: { score: Score; took: number }) => {
  const { t } = useTranslation()
  const doc = useDecision<CardBody, CardBody>((whole) => whole)
  const { nameOf, valuedOf } = useDesk()
  return (
    <section className="lq-result" aria-live="polite">
      <header>
        <Icon name="check" />
        <span className="sp">{t('decisions.total')}</span>
        <b className="total">{String(score.total)}</b>
        <span className="s12">{shownTime(took, t)}</span>
      </header>
      <ul className="lq-points">
        {doc.base !== undefined && <li><span className="sp">{t('decisions.base')}</span><b>{String(doc.base)}</b></li>}
        {score.points.map((each) => {
          const part = doc.characteristics.find(({ uid, name }) => uid === each.characteristic || name === each.characteristic)
          const bin = part?.bins.find(({ uid }) => uid === each.bin)
          return (
            <li key={each.characteristic}>
              <span className="sp col">
                <span>{part ? nameOf(part.uid) : each.characteristic}<span className="t3">·{bin && part ? showCell(parse(bin.when), valuedOf(part.uid)) : t('decisions.otherwise')}</span></span>
                {label(each.reason) && <span className="s12 t3">{label(each.reason)}</span>}
              </span>
              <b>{Number(each.points) > 0 ? '+' : ''}{String(each.points)}</b>
            </li>
          )
        })}
      </ul>
      {score.reasons.length > 0 && (
        <div className="lq-codes">
          <h3 className="s12 t3">{t('decisions.reasons')}</h3>
          <ol>{score.reasons.map((each) => <li key={each.characteristic}><span className="sp">{label(each.reason)}</span><span className="s12 t3">{t('decisions.short_of', { points: each.short })}</span></li>)}</ol>
        </div>
      )}
    </section>
  )
}
