import { Table, type TableColumnsType } from 'antd'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { get, path } from '@/api/client'
import { label, type Label } from '@/i18n'
import { count, dateTime } from '@/kit/format'
import { Empty, Failure, Loading } from '@/kit/states'
import { formQuery } from '../queries'
import type { Condition, FormMeta, RecordPage, RecordRow } from '../types'
import { isNumeric, Value } from '../values/Value'

/** Records that refer to this one by one field of one form. */
interface Group {
  app: string
  form: string
  label: Label
  field: string
  field_label: Label
  filter: Condition[]
  view: string | null
  columns: string[]
  page: RecordPage
}

const relatedQuery = (form: FormMeta, record: string) =>
  queryOptions({
    queryKey: ['records', 'related', form.app, form.name, record],
    queryFn: async () => (await get<{ items: Group[] }>(path`/api/apps/${form.app}/forms/${form.name}/records/${record}/related`)).items,
  })

const RelatedGroup = ({ group, title }: { group: Group; title: string }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data: form } = useQuery(formQuery(group.app, group.form))
  const place = (row: RecordRow) => ({ to: '/app/$app/form/$form/$record', params: { app: group.app, form: group.form, record: row.id } }) as const
  const fields = group.columns.map((name) => form?.fields.find((field) => field.name === name)).filter((field) => field !== undefined)
  const columns: TableColumnsType<RecordRow> = fields.map((field, i) => ({
    key: field.name, title: label(field.label), align: isNumeric(field.type) ? 'right' as const : undefined, ellipsis: field.type === 'long_text',
    render: (_, row) => {
      const value = <Value field={field} value={row.values[field.name]} shown={row.labels[field.name]} masked={row.masked.includes(field.name)} inline />
      return i === 0 ? <Link className="first" {...place(row)} onClick={(event) => event.stopPropagation()} title={t('list.open_row', { title: row.title || t('list.untitled') })}>{value}</Link> : value
    },
  }))
  if (columns.length === 0) columns.push({ key: 'title', title: label(group.label), render: (_, row) => <Link {...place(row)}>{row.title}</Link> })
  columns.push({ key: 'created_at', title: t('acts.related_at'), render: (_, row) => dateTime(row.created_at) })
  return (
    <section className="card lq-related">
      <div className="hd">
        <h2>{t('acts.related_by', { form: label(group.label), field: label(group.field_label) })}</h2>
        <span className="bdg">{count(group.page.count.value, group.page.count.exact)}</span>
        <span className="sp" />
        {group.view && <Link className="s12" to="/app/$app/list/$view" params={{ app: group.app, view: group.view }} search={{ filter: group.filter.map((one) => ({ ...one, text: title })) as never }}>{t('acts.related_all')}</Link>}
      </div>
      {form ? <Table<RecordRow> rowKey="id" size="middle" columns={columns} dataSource={group.page.items} pagination={false} scroll={{ x: 'max-content' }} onRow={(row) => ({ onClick: () => void navigate(place(row)) })} /> : <Loading rows={3} />}
      {group.page.next && <p className="s12 t3 foot">{t('acts.related_more', { count: group.page.items.length })}</p>}
    </section>
  )
}

/** What refers to a record, form by form: the newest of each, and the way to all of them. */
export const Related = ({ form, record, title }: { form: FormMeta; record: string; title: string }) => {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useQuery(relatedQuery(form, record))
  if (isPending) return <div className="card"><Loading rows={6} /></div>
  if (error) return <div className="card"><Failure error={error} retry={() => void refetch()} /></div>
  if (data.length === 0) return <div className="card"><Empty icon="link" title={t('acts.related_none')} why={t('acts.related_why')} /></div>
  return <>{data.map((group) => <RelatedGroup key={`${group.app}/${group.form}/${group.field}`} group={group} title={title} />)}</>
}
