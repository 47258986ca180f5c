import { Button } from 'antd'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { dateTime } from '@/kit/format'
import { Icon, type IconName } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { historyQuery } from '../queries'
import type { FormMeta, HistoryChange, HistoryEntry } from '../types'

const looks: Record<string, { icon: IconName; tint: string; text: string }> = {
  create: { icon: 'plus', tint: 'g', text: 'record.history_created' },
  update: { icon: 'edit', tint: 'b', text: 'record.history_updated' },
  delete: { icon: 'trash', tint: 'r', text: 'record.history_deleted' },
  restore: { icon: 'undo', tint: 'g', text: 'record.history_restored' },
  transfer: { icon: 'swap', tint: 'v', text: 'record.history_transferred' },
}

const Change = ({ change, first }: { change: HistoryChange; first: boolean }) => {
  const { t } = useTranslation()
  const text = (value: string | null | undefined) => value || t('common.empty')
  return (
    <div className="change">
      <span className="t3 nw">{label(change.label)}</span>
      <span className="values">
        {!first && <span className="old"><span className="lq-hidden">{t('record.history_from')}</span>{text(change.old_text)}</span>}
        {!first && <span aria-hidden="true" className="t3">→</span>}
        <span><span className="lq-hidden">{t('record.history_to')}</span>{text(change.new_text)}</span>
      </span>
    </div>
  )
}

const Entry = ({ entry }: { entry: HistoryEntry }) => {
  const { t } = useTranslation()
  const look = looks[entry.action] ?? { icon: 'edit' as const, tint: 'b', text: 'record.history_updated' }
  return (
    <li>
      <span className={`o ${look.tint}`}><Icon name={look.icon} size={14} /></span>
      <div className="sp">
        <div className="row g8 wrap"><span className="b">{entry.by?.label ?? t('record.system')}</span><span>{t(look.text, { count: entry.changes.length })}</span><span className="sp" /><span className="s12 t3">{dateTime(entry.at, true)}·{t('record.version', { number: entry.version })}</span></div>
        {entry.changes.map((change) => <Change key={change.field} change={change} first={entry.action === 'create'} />)}
        {entry.changes.length === 0 && entry.action === 'update' && <div className="t3">{t('record.history_hidden')}</div>}
      </div>
    </li>
  )
}

/** Who changed what and when, newest first. */
export const History = ({ form, id }: { form: FormMeta; id: string; version: number }) => {
  const { t } = useTranslation()
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(historyQuery(form.app, form.name, id))
  const entries = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="card lq-history">
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && entries.length === 0 && <Empty icon="history" title={t('record.history_none')} />}
      <ol>{entries.map((entry) => <Entry key={entry.version} entry={entry} />)}</ol>
      {hasNextPage && <Button type="text" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('record.history_more')}</Button>}
    </section>
  )
}
