import { Button, DatePicker, Input, Segmented, Table, type TableColumnsType } from 'antd'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { dateTime } from '@/kit/format'
import { Empty, Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { PersonSelect } from '@/runtime/widgets/PersonSelect'
import { PageHeader } from '@/shell/PageHeader'
import { dayText } from './dates'
import { TraceFind } from './TraceFind'
import { traceQuery, type TraceAsk, type Traced } from './tracing'
import './admin.css'

const ways = ['record', 'actor', 'export'] as const

/** Who saw a record in clear, unmasked it or took it out; what somebody saw; whose export a file is. */
export const TracePage = () => {
  const { t } = useTranslation()
  const phone = usePhone()
  const navigate = useNavigate()
  const ask = useSearch({ strict: false }) as TraceAsk
  const by = ask.by ?? 'record'
  const put = (next: TraceAsk) => void navigate({ to: '.', search: next as never, replace: true })
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(traceQuery(ask))
  const asked = Boolean(ask.record ?? ask.actor ?? ask.export)
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const people = data?.pages[0]?.people ?? []
  const who = (one: Traced) => (one.on_behalf_of ? t('shell.for', { who: one.actor?.label, whom: one.on_behalf_of.label }) : one.actor?.label)
  const about = (one: Traced) => [one.fields.map((field) => label(field.label)).join('、'), one.reason && t('audit.trace_reason', { reason: one.reason })].filter(Boolean).join('；')
  const columns: TableColumnsType<Traced> = [
    { key: 'at', title: t('audit.at'), render: (_, one) => dateTime(one.at, true) },
    { key: 'who', title: t('audit.actor'), render: (_, one) => who(one) },
    { key: 'act', title: t('audit.act'), render: (_, one) => label(one.label) },
    { key: 'form', title: t('audit.trace_form'), render: (_, one) => label(one.form_label) || one.form },
    { key: 'fields', title: t('audit.trace_seen'), render: (_, one) => about(one) },
    { key: 'records', title: t('audit.trace_records'), align: 'right', render: (_, one) => (one.record && one.record !== ask.record ? <button type="button" className="lq-link" onClick={() => put({ by: 'record', record: one.record ?? undefined })}>{t('audit.trace_who_else')}</button> : one.records) },
    { key: 'export', title: t('audit.trace_code'), render: (_, one) => one.export && <button type="button" className="lq-link mono" onClick={() => put({ by: 'export', export: one.export ?? undefined })}>{one.export}</button> },
    { key: 'address', title: t('audit.address'), render: (_, one) => <span className="t2">{one.address}</span> },
  ]
  const small = phone ? columns.filter(({ key }) => ['at', 'who', 'act'].includes(String(key))) : columns
  return (
    <>
      <PageHeader title={t('audit.trace_title')} back="/admin/audit" />
      <div className="lq-body">
        <div className="card lq-admin">
          <div className="lq-bar">
            <Segmented<string> aria-label={t('audit.trace_title')} value={by} onChange={(next) => put({ by: next })} options={ways.map((way) => ({ value: way, label: t(`audit.trace_by_${way}`) }))} />
            {by === 'record' && <TraceFind found={(record) => put({ ...ask, by, record })} />}
            {by === 'actor' && <PersonSelect className="pick" aria-label={t('audit.actor')} placeholder={t('audit.actor')} value={ask.actor} onChange={(actor) => put({ ...ask, by, actor })} />}
            {by === 'export' && <Input.Search className="find" aria-label={t('audit.trace_code')} placeholder={t('audit.trace_code_hint')} defaultValue={ask.export} key={ask.export} onSearch={(code) => put({ by, export: code.trim() || undefined })} enterButton={t('audit.trace_find')} />}
            {by !== 'export' && <DatePicker.RangePicker aria-label={t('audit.at')} placeholder={[t('audit.from'), t('audit.to')]} allowEmpty={[true, true]} value={[ask.from ? dayjs(ask.from) : null, ask.to ? dayjs(ask.to) : null]} onChange={(days) => put({ ...ask, by, from: dayText(days?.[0]), to: dayText(days?.[1]) })} />}
          </div>
          {!asked && <Empty icon="search" title={t('audit.trace_begin')} why={t(`audit.trace_about_${by}`)} />}
          {asked && isPending && <Loading rows={8} />}
          {error && <Failure error={error} retry={() => void refetch()} />}
          {data && items.length === 0 && <Empty icon="log" title={t('audit.trace_none')} why={t('audit.trace_none_why')} />}
          {people.length > 0 && by === 'record' && (
            <ul className="lq-seen-by" aria-label={t('audit.trace_people')}>
              {people.map((one) => <li key={one.person?.id ?? ''}><span className="b">{one.person?.label ?? t('audit.system')}</span><span className="t2">{t('audit.trace_times', { count: one.times })}</span><span className="t3 s12">{t('audit.trace_last', { at: dateTime(one.last_at, true) })}</span></li>)}
            </ul>
          )}
          {items.length > 0 && <Table<Traced> rowKey="seq" size="middle" columns={small} dataSource={items} pagination={false} scroll={{ x: 'max-content' }} />}
          {hasNextPage && <div className="lq-more"><Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('record.history_more')}</Button></div>}
        </div>
      </div>
    </>
  )
}
