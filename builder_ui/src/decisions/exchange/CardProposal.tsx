import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { showWhen } from '../cells/words'
import { labelOf, type CardBody } from '../document'
import { sizeOf } from './taking'
import { useProposed } from './useProposed'

const PLACE = /^\/characteristics\/\d+\/(?:bins\/\d+|otherwise)\/(?:when|points)$/

/** A score card as it would be: each range with its points, and beside it what could not be read. */
export const CardProposal = ({ card, problems }: { card: CardBody; problems: readonly Problem[] }) => {
  const { t } = useTranslation()
  const valued = useProposed(card.characteristics)
  const faults = new Map(problems.map((problem) => [problem.path, problem] as const))
  const elsewhere = problems.filter(({ path }) => !PLACE.test(path))
  const cell = (text: string, path: string, number = false) => {
    const fault = faults.get(path)
    return <td className={`${fault ? 'wrong' : ''} ${number ? 'num' : ''}`} title={fault?.message}>{text}{fault && <span className="s12 danger">{fault.message}</span>}</td>
  }
  return (
    <>
      <p className="t2 lq-proposal-sum">{t('decisions.proposal_card', { parts: card.characteristics.length, ranges: sizeOf(card), base: String(card.base ?? 0) })}{problems.length > 0 && <span className="tag amber">{t('decisions.proposal_faults', { count: problems.length })}</span>}</p>
      <div className="lq-proposal" tabIndex={0} role="region" aria-label={t('decisions.proposal_title')}>
        <table>
          <thead><tr><th scope="col">{t('decisions.characteristic')}</th><th scope="col">{t('decisions.range')}</th><th scope="col" className="num">{t('decisions.points')}</th><th scope="col">{t('decisions.reason')}</th></tr></thead>
          <tbody>
            {card.characteristics.flatMap((part, at) => {
              const of = valued.get(part.uid)
              const title = label(labelOf(part))
              const rows = part.bins.map((bin, place) => (
                <tr key={bin.uid}>
                  <td>{place === 0 ? title : ''}</td>
                  {cell(of ? showWhen(bin.when, of) : bin.when, `/characteristics/${at}/bins/${place}/when`)}
                  {cell(String(bin.points), `/characteristics/${at}/bins/${place}/points`, true)}
                  <td>{label(bin.reason)}</td>
                </tr>
              ))
              return part.otherwise ? [...rows, (
                <tr key={`${part.uid} otherwise`}>
                  <td>{part.bins.length === 0 ? title : ''}</td>
                  <td className="t3">{t('decisions.otherwise')}</td>
                  {cell(String(part.otherwise.points), `/characteristics/${at}/otherwise/points`, true)}
                  <td>{label(part.otherwise.reason)}</td>
                </tr>
              )] : rows
            })}
          </tbody>
        </table>
      </div>
      {elsewhere.length > 0 && <ul className="lq-losses">{elsewhere.map((problem) => <li key={problem.path + problem.message}><Icon name="warning" size={14} />{problem.message}</li>)}</ul>}
    </>
  )
}
