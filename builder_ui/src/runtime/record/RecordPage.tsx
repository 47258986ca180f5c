import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { useMe } from '@/api/session'
import { useRecent } from '@/home/recent'
import { label } from '@/i18n'
import { Empty, Failure, Loading } from '@/kit/states'
import { PageHeader } from '@/shell/PageHeader'
import { formQuery, recordQuery } from '../queries'
import { RecordView } from './RecordView'

/** A record, as far as this person may see it. */
export const RecordPage = () => {
  const { t } = useTranslation()
  const me = useMe()
  const { app, form: name, record: id } = useParams({ strict: false }) as { app: string; form: string; record: string }
  const form = useQuery(formQuery(app, name))
  const record = useQuery(recordQuery(app, name, id))
  const visit = useRecent((state) => state.visit)
  const title = record.data?.title
  const note = label(form.data?.label)
  useEffect(() => {
    if (title && note) visit(me.person.id, { to: `/app/${app}/form/${name}/${id}`, text: title, note, icon: 'form', kind: 'record', at: new Date().toISOString() })
  }, [visit, me.person.id, app, name, id, title, note])

  const error = form.error ?? record.error
  if (form.data && record.data) return <RecordView key={id} form={form.data} record={record.data} />
  const lost = error instanceof ApiError && error.status === 404
  return (
    <>
      <PageHeader title={label(form.data?.label)} back={`/app/${app}`} />
      <div className="lq-body"><div className="card">
        {!error && <Loading rows={10} />}
        {lost && <Empty icon="search" title={t('record.no_such')} />}
        {error && !lost && <Failure error={error} retry={() => { void form.refetch(); void record.refetch() }} />}
      </div></div>
    </>
  )
}
