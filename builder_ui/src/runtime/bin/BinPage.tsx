import { App, Button, Table, type TableColumnsType } from 'antd'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { ask, path, post } from '@/api/client'
import { queries } from '@/api/queries'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { dateTime } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { PageHeader } from '@/shell/PageHeader'
import { formQuery } from '../queries'
import type { RecordPage, RecordRow } from '../types'
import { CollisionDialog, type Collision } from './CollisionDialog'
import './bin.css'

const size = 50

/** What was deleted of a form, the last first: put back one by one, or left until its time is over. */
export const BinPage = () => {
  const { t } = useTranslation()
  const phone = usePhone()
  const { message } = App.useApp()
  const { app, form: name } = useParams({ strict: false }) as { app: string; form: string }
  const form = useQuery(formQuery(app, name))
  const [busy, setBusy] = useState<string | null>(null)
  const [collision, setCollision] = useState<Collision | null>(null)
  const where = path`/api/apps/${app}/forms/${name}/records`
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['records', app, name, 'bin'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => post<RecordPage>(`${where}/query`, { body: { bin: true, sort: ['-updated_at'], limit: size, ...(pageParam ? { after: pageParam } : {}) } }),
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const rows = data?.pages.flatMap((page) => page.items) ?? []
  const restore = async (row: RecordRow) => {
    setBusy(row.id)
    try {
      await ask('POST', `${where}/${row.id}/restore`)
      await queries.invalidateQueries({ queryKey: ['records', app, name] })
      message.success(t('acts.bin_restored', { title: row.title }))
    } catch (problem) {
      if (problem instanceof ApiError && problem.code === 'restore_collides') setCollision({ message: problem.message, ...(problem.extra as Pick<Collision, 'restored' | 'current' | 'fields'>) })
      else message.error(errorText(problem))
    } finally {
      setBusy(null)
    }
  }
  const button = (row: RecordRow) => <Button size={phone ? 'middle' : 'small'} icon={<Icon name="undo" />} loading={busy === row.id} onClick={() => void restore(row)} aria-label={t('acts.bin_restore_one', { title: row.title })}>{t('acts.bin_restore')}</Button>
  const columns: TableColumnsType<RecordRow> = [
    { key: 'title', title: label(form.data?.label), render: (_, row) => <span className="b">{row.title || t('list.untitled')}</span> },
    { key: 'owner', title: t('acts.bin_owner'), render: (_, row) => row.owner?.label ?? t('record.system') },
    { key: 'by', title: t('acts.bin_by'), render: (_, row) => row.updated_by?.label ?? t('record.system') },
    { key: 'at', title: t('acts.bin_at'), render: (_, row) => dateTime(row.updated_at) },
    { key: 'act', title: <span className="lq-hidden">{t('acts.bin_restore')}</span>, align: 'right', render: (_, row) => button(row) },
  ]
  return (
    <>
      <PageHeader title={t('acts.bin_title', { form: label(form.data?.label) })} back={`/app/${app}`} />
      <div className="lq-body">
        <p className="t2">{t('acts.bin_about')}</p>
        <section className="card">
          {isPending && <Loading rows={6} />}
          {error && <Failure error={error} retry={() => void refetch()} />}
          {data && rows.length === 0 && <Empty icon="trash" title={t('acts.bin_none')} why={t('acts.bin_none_why')} />}
          {rows.length > 0 && !phone && <Table<RecordRow> rowKey="id" size="middle" columns={columns} dataSource={rows} pagination={false} scroll={{ x: 'max-content' }} />}
          {phone && rows.length > 0 && (
            <ul className="lq-bin">
              {rows.map((row) => (
                <li key={row.id}>
                  <span className="col sp"><span className="b nw">{row.title || t('list.untitled')}</span><span className="s12 t3 nw">{row.updated_by?.label ?? t('record.system')}·{dateTime(row.updated_at)}</span></span>
                  {button(row)}
                </li>
              ))}
            </ul>
          )}
          {hasNextPage && <Button type="text" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('acts.bin_more')}</Button>}
        </section>
      </div>
      {collision && form.data && <CollisionDialog form={form.data} collision={collision} close={() => setCollision(null)} />}
    </>
  )
}
