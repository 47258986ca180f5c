import { Button } from 'antd'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { dateTime } from '@/kit/format'
import { Icon, type IconName } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { IconButton } from '@/kit/IconButton'
import { FilesValue } from '../files/FileRow'
import { filesOf } from '../files/files'
import { historyQuery } from '../queries'
import type { FormMeta, HistoryChange, HistoryEntry, RecordRow } from '../types'
import { GoBackDialog } from './GoBackDialog'
import { mayEdit, modeOfExisting } from './rights'
import '@/kit/history.css'

const looks: Record<string, { icon: IconName; tint: string; text: string }> = {
  create: { icon: 'plus', tint: 'g', text: 'record.history_created' },
  update: { icon: 'edit', tint: 'b', text: 'record.history_updated' },
  delete: { icon: 'trash', tint: 'r', text: 'record.history_deleted' },
  restore: { icon: 'undo', tint: 'g', text: 'record.history_restored' },
  transfer: { icon: 'swap', tint: 'v', text: 'record.history_transferred' },
}

/** What the platform did to many records, by what it was done for. */
const merged: Readonly<Record<string, (typeof looks)[string]>> = {
  option_merge: { icon: 'swap', tint: 'v', text: 'acts.history_merged' },
  option_unmerge: { icon: 'undo', tint: 'v', text: 'acts.history_unmerged' },
}

/** To go back to a version, in one field or in all that may. */
type Back = (version: number, field?: string) => void

const Change = ({ change, first, back }: { change: HistoryChange; first: boolean; back?: () => void }) => {
  const { t } = useTranslation()
  const text = (value: string | null | undefined) => value || t('common.empty')
  const [before, after] = [filesOf(change.old), filesOf(change.new)]
  const isOfFiles = before.length + after.length > 0
  return (
    <div className="change">
      <span className="t3 nw">{label(change.label)}</span>
      <span className="values">
        {!first && <span className="old"><span className="lq-hidden">{t('record.history_from')}</span>{isOfFiles && before.length > 0 ? <FilesValue files={before} /> : text(change.old_text)}</span>}
        {!first && <span aria-hidden="true" className="t3">→</span>}
        <span><span className="lq-hidden">{t('record.history_to')}</span>{isOfFiles && after.length > 0 ? <FilesValue files={after} /> : text(change.new_text)}</span>
        {back && <IconButton small icon="undo" label={t('acts.back_field', { field: label(change.label) })} onClick={back} />}
      </span>
    </div>
  )
}

const Entry = ({ entry, record, writable, back }: { entry: HistoryEntry; record: RecordRow; writable: (field: string) => boolean; back?: Back }) => {
  const { t } = useTranslation()
  const restored = entry.source === 'restore' && { icon: 'undo' as const, tint: 'v', text: 'acts.history_back' }
  const look = restored || merged[entry.source] || (looks[entry.action] ?? { icon: 'edit' as const, tint: 'b', text: 'record.history_updated' })
  return (
    <li>
      <span className={`o ${look.tint}`}><Icon name={look.icon} size={14} /></span>
      <div className="sp">
        <div className="row g8 wrap"><span className="b">{entry.on_behalf_of ? t('shell.for', { who: entry.by?.label, whom: entry.on_behalf_of.label }) : entry.by?.label ?? t('record.system')}</span><span>{t(look.text, { count: entry.changes.length })}</span><span className="sp" /><span className="s12 t3">{dateTime(entry.at, true)}·{t('record.version', { number: entry.version })}</span>
          {back && entry.version < record.version && <button type="button" className="lq-link s12" onClick={() => back(entry.version)}>{t('acts.back_here')}</button>}
        </div>
        {entry.changes.map((change) => <Change key={change.field} change={change} first={entry.action === 'create'} back={back && entry.action === 'update' && writable(change.field) ? () => back(entry.version - 1, change.field) : undefined} />)}
        {entry.changes.length === 0 && entry.action === 'update' && <div className="t3">{t('record.history_hidden')}</div>}
      </div>
    </li>
  )
}

/** Who changed what and when, newest first; and the way back to what it was. */
export const History = ({ form, record }: { form: FormMeta; record: RecordRow }) => {
  const { t } = useTranslation()
  const [to, setTo] = useState<{ version: number; field?: string } | null>(null)
  const writable = (name: string) => form.fields.some((field) => field.name === name && ['written', 'replaced'].includes(modeOfExisting(field, record)))
  const back = mayEdit(form.fields, record) ? (version: number, field?: string) => setTo({ version, field }) : undefined
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(historyQuery(form.app, form.name, record.id))
  const entries = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="card lq-history">
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && entries.length === 0 && <Empty icon="history" title={t('record.history_none')} />}
      <ol>{entries.map((entry) => <Entry key={entry.version} entry={entry} record={record} writable={writable} back={back} />)}</ol>
      {hasNextPage && <Button type="text" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('record.history_more')}</Button>}
      {to && <GoBackDialog form={form} record={record} version={to.version} field={to.field} close={() => setTo(null)} />}
    </section>
  )
}
