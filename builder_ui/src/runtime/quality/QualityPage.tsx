import { Button, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { label } from '@/i18n'
import { grouped, timeOf } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { PageHeader } from '@/shell/PageHeader'
import { formQuery, viewQuery } from '../queries'
import { Place } from './Amount'
import { boardQuery, viewsQuery, type By } from './api'
import { Dimensions } from './Dimensions'
import { FieldTable } from './FieldTable'
import { Rules } from './Rules'
import { Shares } from './Shares'
import './quality.css'

/** How good the data of a form is, over the records of one of its lists; each number opens its records there. */
export const QualityPage = () => {
  const { t } = useTranslation()
  const phone = usePhone()
  const navigate = useNavigate()
  const { app, form: name } = useParams({ strict: false }) as { app: string; form: string }
  const { view: asked } = useSearch({ strict: false }) as { view?: string }
  const [by, setBy] = useState<By>('owner')
  const form = useQuery(formQuery(app, name))
  const views = useQuery(viewsQuery(app))
  const own = (views.data ?? []).filter((one) => one.form === name).map((one) => ({ value: `${app}/${one.name}`, label: label(one.label) }))
  const [from = '', through = ''] = (asked ?? '').split('/')
  const elsewhere = useQuery({ ...viewQuery(from, through), enabled: through !== '' && from !== app })
  const lists = elsewhere.data && asked ? [...own, { value: asked, label: label(elsewhere.data.label) }] : own
  const view = lists.find((one) => one.value === asked)?.value ?? (elsewhere.isLoading ? undefined : lists[0]?.value)
  const board = useQuery(boardQuery(app, name, view, by))
  const error = form.error ?? views.error ?? board.error
  const again = () => void (form.error ? form : views.error ? views : board).refetch()
  const actions = (
    <Button icon={<Icon name="refresh" />} loading={board.isFetching} onClick={() => void board.refetch()} aria-label={t('quality.again')}>{phone ? null : t('quality.again')}</Button>
  )
  return (
    <>
      <PageHeader title={t('quality.title', { form: label(form.data?.label) })} back={view ? `/app/${view.replace('/', '/list/')}` : `/app/${app}`} meta={board.data && !phone && <span className="s12 t3">{t('quality.made', { at: timeOf(new Date(board.dataUpdatedAt).toISOString()) })}</span>} actions={actions} />
      <div className="lq-body lq-quality">
        <div className="row wrap g12 head">
          <p className="t2 sp">{t('quality.about')}</p>
          {lists.length > 1 && (
            <label className="row g8"><span className="t2">{t('quality.view')}</span>
              <Select value={view} className="which" popupMatchSelectWidth={false} onChange={(next: string) => void navigate({ to: '.', search: { view: next } as never, replace: true })} options={lists} />
            </label>
          )}
        </div>
        {error ? <section className="card"><Failure error={error} retry={again} />{error instanceof ApiError && error.code === 'quality_takes_too_long' && <p className="t2 note">{t('quality.too_large')}</p>}</section>
          : views.data && !view ? <section className="card"><Empty icon="table" title={t('quality.no_view')} /></section>
          : !board.data ? <section className="card"><Loading rows={10} /></section>
          : board.data.records === 0 ? <section className="card"><Empty icon="table" title={t('quality.none')} why={t('quality.none_why')} /></section>
          : (
            <Place value={view ?? ''}>
              <p className="s12 t3" role="status">{t('quality.of', { count: grouped(String(board.data.records)) })}</p>
              <Dimensions board={board.data} />
              <Rules board={board.data} />
              <section className="card" aria-labelledby="quality-fields">
                <div className="hd"><h2 id="quality-fields">{t('quality.fields')}</h2><span className="s12 t3">{t('quality.fields_about')}</span></div>
                {board.data.fields.length > 0 ? <FieldTable fields={board.data.fields} /> : <p className="t3 note">{t('quality.fields_none')}</p>}
              </section>
              <Shares board={board.data} by={by} choose={setBy} />
            </Place>
          )}
      </div>
    </>
  )
}
