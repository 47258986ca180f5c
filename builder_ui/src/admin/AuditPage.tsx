import { Button, DatePicker, Select, Table, type TableColumnsType } from 'antd'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { appsQuery } from '@/api/apps'
import { label } from '@/i18n'
import { count, dateTime } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { PageHeader } from '@/shell/PageHeader'
import { AuditDetails } from './AuditDetails'
import { AuditVerify } from './AuditVerify'
import { dayText } from './dates'
import { PersonSelect } from '@/runtime/widgets/PersonSelect'
import { auditKindsQuery, auditQuery, type AuditAsk } from './queries'
import type { AuditEntry } from './types'
import './admin.css'

/** Every act that matters: who, what, when, from where; and whether the trail is whole. */
export const AuditPage = () => {
  const { t } = useTranslation()
  const phone = usePhone()
  const navigate = useNavigate()
  const ask = useSearch({ strict: false }) as AuditAsk
  const put = (change: AuditAsk) => void navigate({ to: '.', search: { ...ask, ...change } as never, replace: true })
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(auditQuery(ask))
  const { data: apps } = useQuery(appsQuery)
  const entries = data?.pages.flatMap((page) => page.items) ?? []
  const kinds = useQuery(auditKindsQuery).data?.map((one) => ({ value: one.kind, label: label(one.label) }))
  const total = data?.pages[0]?.count
  const columns: TableColumnsType<AuditEntry> = [
    { key: 'seq', title: t('audit.seq'), align: 'right', render: (_, one) => <span className="t3">{one.seq}</span> },
    { key: 'at', title: t('audit.at'), render: (_, one) => dateTime(one.at, true) },
    { key: 'act', title: t('audit.act'), render: (_, one) => label(one.label) },
    { key: 'actor', title: t('audit.actor'), render: (_, one) => one.actor?.label ?? <span className="t3">{t('audit.system')}</span> },
    { key: 'subject', title: t('audit.subject'), render: (_, one) => <span className="nw">{one.subject?.label ?? one.subject?.id ?? ''}</span>, ellipsis: true, width: 240 },
    { key: 'address', title: t('audit.address'), render: (_, one) => <span className="t2">{one.address}</span> },
    { key: 'sealed', title: '', render: (_, one) => (one.sealed ? <span className="tag green"><Icon name="check" size={12} />{t('audit.sealed')}</span> : <span className="tag" title={t('audit.unsealed_help')}>{t('audit.unsealed')}</span>) },
  ]
  const small = phone ? columns.filter((column) => ['at', 'act', 'actor'].includes(String(column.key))) : columns
  const asked = Object.values(ask).some(Boolean)
  return (
    <>
      <PageHeader title={t('audit.title')} meta={total && <span className="bdg">{count(total.value, total.exact)}</span>} />
      <div className="lq-body">
        <AuditVerify />
        <div className="card lq-admin">
          <div className="lq-bar">
            <DatePicker.RangePicker aria-label={t('audit.at')} placeholder={[t('audit.from'), t('audit.to')]} allowEmpty={[true, true]} value={[ask.from ? dayjs(ask.from) : null, ask.to ? dayjs(ask.to) : null]} onChange={(days) => put({ from: dayText(days?.[0]), to: dayText(days?.[1]) })} />
            <Select className="pick" aria-label={t('audit.kind')} placeholder={t('audit.any_kind')} allowClear showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={320} value={ask.kind} options={kinds} onChange={(kind?: string) => put({ kind })} />
            <PersonSelect className="pick" aria-label={t('audit.actor')} placeholder={t('audit.actor')} value={ask.actor} onChange={(actor) => put({ actor })} />
            <Select className="pick" aria-label={t('audit.app')} placeholder={t('audit.any_app')} allowClear value={ask.app} options={apps?.map((app) => ({ value: app.app, label: label(app.label) }))} onChange={(app?: string) => put({ app })} />
            {asked && <button type="button" className="lq-link s12" onClick={() => void navigate({ to: '.', search: {} as never, replace: true })}>{t('audit.clear')}</button>}
            <span className="sp" />
            <Button icon={<Icon name="search" />} onClick={() => void navigate({ to: '/admin/trace' })}>{t('audit.trace_title')}</Button>
          </div>
          {isPending && <Loading rows={10} />}
          {error && <Failure error={error} retry={() => void refetch()} />}
          {data && entries.length === 0 && <Empty icon="log" title={t('audit.none')} why={t('audit.none_why')} />}
          {entries.length > 0 && <Table<AuditEntry> rowKey="seq" size="middle" columns={small} dataSource={entries} pagination={false} scroll={{ x: 'max-content' }} expandable={{ expandedRowRender: (one) => <AuditDetails entry={one} />, expandRowByClick: true, columnWidth: 40 }} />}
          {hasNextPage && <div className="lq-more"><Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('record.history_more')}</Button></div>}
        </div>
      </div>
    </>
  )
}
