import { useTranslation } from 'react-i18next'
import { Amount } from './Amount'
import { share, type Board, type Dimension } from './api'

const kinds = ['missing', 'invalid', 'duplicate', 'stale'] as const

/** The four dimensions side by side: how much is in order, and how many records are not. */
export const Dimensions = ({ board }: { board: Board }) => (
  <ul className="lq-dimensions">
    {kinds.map((kind) => {
      const found = board.dimensions.find((one) => one.kind === kind)
      return found && <Card key={kind} dimension={found} board={board} />
    })}
  </ul>
)

const Card = ({ dimension, board }: { dimension: Dimension; board: Board }) => {
  const { t } = useTranslation()
  const { kind, records } = dimension
  const days = board.stale_days ?? 0
  const what = t(`quality.${kind}_what`, { days })
  const nothing = kind === 'stale' ? 'quality.no_days' : kind === 'duplicate' && board.duplicates.length === 0 ? 'quality.no_rules' : 'quality.not_told'
  return (
    <li className="card">
      <h2 className="t2">{t(`quality.${kind}`)}</h2>
      {records === null ? <><p className="big t3">—</p><p className="s12 t3">{t(nothing)}</p></> : (
        <>
          <p className="big">{share(board.records - records, board.records)}</p>
          <div className="bar" aria-hidden="true"><i style={{ inlineSize: `${board.records ? ((board.records - records) / board.records) * 100 : 0}%` }} /></div>
          <p className="s12 t2">{records === 0 ? t(`quality.${kind}_none`, { days }) : <><Amount fault={dimension.fault} text={what} records={records} />{t('quality.unit')}{what}</>}</p>
        </>
      )}
    </li>
  )
}
