import { Segmented, Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { grouped } from '@/kit/format'
import { usePhone } from '@/kit/usePhone'
import type { Condition } from '../types'
import { Amount } from './Amount'
import type { Board, By, Share } from './api'

const kinds = ['missing', 'invalid', 'duplicate', 'stale'] as const

/** Whose records they are: everybody's own share of the work, the largest first. */
export const Shares = ({ board, by, choose }: { board: Board; by: By; choose: (by: By) => void }) => {
  const { t } = useTranslation()
  const phone = usePhone()
  const days = board.stale_days ?? 0
  const measured = kinds.filter((kind) => board.dimensions.some((one) => one.kind === kind && one.records !== null))
  const name = (one: Share) => one.label ?? t('quality.nobody')
  const number = (one: Share, kind: (typeof kinds)[number]) => {
    const what = t(`quality.${kind}_what`, { days })
    const within = (one.within as unknown as Condition[]).map((condition) => ({ ...condition, text: name(one) }))
    return <Amount fault={`quality.${kind}`} text={what} records={one[kind] ?? 0} within={within} />
  }
  const columns: TableColumnsType<Share> = [
    { key: 'name', title: t(`quality.${board.by}`), render: (_, one) => name(one) },
    { key: 'records', title: t('quality.all'), align: 'right', render: (_, one) => grouped(String(one.records)) },
    ...measured.map((kind) => ({ key: kind, title: t(`quality.${kind}_what`, { days }), align: 'right' as const, render: (_: unknown, one: Share) => number(one, kind) })),
  ]
  return (
    <section className="card lq-shares" aria-labelledby="quality-shares">
      <div className="hd"><h2 id="quality-shares" className="sp">{t('quality.groups')}</h2>
        <Segmented<By> aria-label={t('quality.by')} value={by} onChange={choose} options={[{ value: 'owner', label: t('quality.by_owner') }, { value: 'org', label: t('quality.by_org') }]} />
      </div>
      {phone ? (
        <ul className="lq-measured">
          {board.groups.map((one) => (
            <li key={one.id ?? ''}>
              <span className="row g8"><span className="b sp nw">{name(one)}</span><span className="t3 s12">{t('quality.of', { count: one.records })}</span></span>
              <dl className="s12">{measured.map((kind) => <div key={kind}><dt className="t3">{t(`quality.${kind}_what`, { days })}</dt><dd>{number(one, kind)}</dd></div>)}</dl>
            </li>
          ))}
        </ul>
      ) : <Table<Share> rowKey={(one) => one.id ?? ''} size="middle" columns={columns} dataSource={[...board.groups]} pagination={board.groups.length > 20 ? { pageSize: 20, showSizeChanger: false } : false} scroll={{ x: 'max-content' }} />}
      {board.others > 0 && <p className="s12 t3 note">{t('quality.others', { count: board.others })}</p>}
    </section>
  )
}
