import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { useRecent } from '@/home/recent'
import { bringMany, label } from '@/i18n'
import { count } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { PageHeader } from '@/shell/PageHeader'
import { AppTabs } from '../AppTabs'
import { ListCards } from './ListCards'
import { ListTable } from './ListTable'
import { ListToolbar } from './ListToolbar'
import { Paging } from './Paging'
import { useList, type List } from './useList'
import './list.css'

const GroupedList = lazy(async () => ({ default: (await Promise.all([import('./shape/GroupedList'), bringMany()]))[0].GroupedList }))
const TotalsRow = lazy(async () => ({ default: (await Promise.all([import('./shape/TotalsRow'), bringMany()]))[0].TotalsRow }))
const BulkNow = lazy(async () => ({ default: (await Promise.all([import('./many/BulkNow'), bringMany()]))[0].BulkNow }))
const BulkDialog = lazy(async () => ({ default: (await Promise.all([import('./many/BulkDialog'), bringMany()]))[0].BulkDialog }))

/** What of a saved view its reader may not see. */
const Missing = ({ list }: { list: List }) => {
  const { t } = useTranslation()
  const missing = list.saved?.missing
  if (!missing || (missing.columns === 0 && missing.members.length === 0)) return null
  const members = missing.members.map((one) => t(`list.member_${one}`)).join(t('list.and'))
  return <p className="lq-broken s12" role="status">{missing.columns > 0 && t('list.missing_columns', { count: missing.columns })} {members && t('list.missing_members', { members })}</p>
}

/** How many rows are ticked, and what can be done with them. */
const SelectedBar = ({ list }: { list: List }) => {
  const { t } = useTranslation()
  const [doing, setDoing] = useState<'update' | 'delete' | null>(null)
  const form = list.form.data
  if (!form) return null
  return (
    <div className="lq-selected row g8" role="region" aria-label={t('list.selected', { count: list.selected.length })}>
      <span className="b" role="status">{t('list.selected', { count: list.selected.length })}</span>
      {form.rights.update && <Button size="small" onClick={() => setDoing('update')}>{t('list.selected_update')}</Button>}
      {form.rights.delete && <Button size="small" danger onClick={() => setDoing('delete')}>{t('list.selected_delete')}</Button>}
      <Button size="small" type="text" onClick={() => list.select([])}>{t('list.selected_none')}</Button>
      {doing && <Suspense><BulkDialog form={form} act={doing} which={{ records: list.selected }} close={(done) => { setDoing(null); if (done) list.select([]) }} /></Suspense>}
    </div>
  )
}

const Body = ({ list }: { list: List }) => {
  const { t } = useTranslation()
  const phone = usePhone()
  const { rows, form } = list
  if (rows.error) return <Failure error={rows.error} retry={() => void rows.refetch()} />
  if (!rows.data || !form.data) return <Loading rows={10} />
  const filtered = list.filter.length > 0 || list.where !== undefined || list.q !== '' || list.shared
  if (rows.data.items.length === 0 && !list.after) {
    return filtered
      ? <Empty icon="filter" title={t('list.none')} why={t('list.none_why')} action={<Button onClick={() => list.ask({ filter: undefined, where: undefined, q: undefined, shared: undefined })}>{t('list.filter_clear')}</Button>} />
      : <Empty icon="table" title={t('list.empty', { form: label(form.data.label) })} why={form.data.rights.create ? t('list.empty_why') : undefined} />
  }
  if (list.group) return <Suspense fallback={<Loading rows={8} />}><GroupedList list={list} /></Suspense>
  const cards = phone || list.look === 'cards'
  return (
    <>
      {cards ? <ListCards list={list} wide={!phone} /> : <ListTable list={list} />}
      {list.totals.length > 0 && <Suspense><TotalsRow list={list} /></Suspense>}
    </>
  )
}

/** A view's list: filter, order, columns, pages; a table, and cards on a phone. */
export const ListPage = () => {
  const { t } = useTranslation()
  const me = useMe()
  const phone = usePhone()
  const list = useList()
  const { view, form, rows, app, name } = list
  const visit = useRecent((state) => state.visit)
  const title = label(view.data?.label)
  useEffect(() => {
    if (title) visit(me.person.id, { to: `/app/${app}/list/${name}`, text: title, note: '', icon: 'table', kind: 'list', at: new Date().toISOString() })
  }, [visit, me.person.id, app, name, title])

  const error = view.error ?? form.error ?? list.catalogue.error
  const create = form.data?.rights.create && (
    <Link to="/app/$app/form/$form/new" params={{ app, form: form.data.name }}>
      <Button type="primary" tabIndex={-1} icon={<Icon name="plus" />}>{phone ? null : t('list.create', { form: label(form.data.label) })}<span className={phone ? 'lq-hidden' : 'lq-gone'}>{t('list.create', { form: label(form.data.label) })}</span></Button>
    </Link>
  )
  return (
    <>
      <PageHeader title={title} meta={rows.data && <span className="bdg">{count(rows.data.count.value, rows.data.count.exact)}</span>} actions={create} />
      <AppTabs app={app} current={name} />
      <div className="lq-body">
        {error ? <div className="card"><Failure error={error} retry={() => { void view.refetch(); void form.refetch() }} /></div> : (
          <div className={phone ? 'lq-list phone' : 'card lq-list'}>
            {list.ready && <ListToolbar list={list} />}
            {(form.data?.rights.update || form.data?.rights.delete) && <Suspense><BulkNow form={form.data} /></Suspense>}
            <Missing list={list} />
            {list.selected.length > 0 && <SelectedBar list={list} />}
            {list.broken && <p className="lq-broken s12">{t('list.broken_filter')}</p>}
            <Body list={list} />
            {rows.data && !list.group && <Paging list={list} />}
          </div>
        )}
      </div>
    </>
  )
}
