import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { path, post } from '@/api/client'
import { ApiError } from '@/api/problem'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { PageHeader } from '@/shell/PageHeader'
import { prefill } from '../form/prefilled'
import type { Choice } from '../queries'
import type { Values } from '../types'
import { askedBy, type Asked } from './asked'
import './open.css'

interface Recognised {
  items: Choice[]
  more: boolean
  create: boolean
  known: Values
}

/** Where a telephone or queue system leads: straight to the one record that has these values. They leave the address once they are read. */
export const OpenPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { app, form } = useParams({ strict: false }) as { app: string; form: string }
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const { hash } = useLocation()
  const [asked, setAsked] = useState<Asked>({})
  useEffect(() => {
    const given = askedBy(search, hash)
    if (Object.keys(given).length === 0) return
    setAsked(given)
    void navigate({ to: '.', search: {} as never, hash: '', replace: true })
  }, [search, hash, navigate])
  const some = Object.keys(asked).length > 0
  const { data, error, refetch } = useQuery({
    queryKey: ['recognise', app, form, asked], enabled: some, gcTime: 0, retry: false,
    queryFn: () => post<Recognised>(path`/api/apps/${app}/forms/${form}/records/recognise`, { body: { values: asked } }),
  })
  const only = data && !data.more && data.items.length === 1 ? data.items[0]?.id : undefined
  useEffect(() => {
    if (only) void navigate({ to: '/app/$app/form/$form/$record', params: { app, form, record: only }, replace: true })
  }, [only, app, form, navigate])
  const create = () => {
    prefill(app, form, data?.known ?? {})
    void navigate({ to: '/app/$app/form/$form/new', params: { app, form }, replace: true })
  }
  const wrong = error instanceof ApiError && error.problems.length > 0
  const told = Object.values(asked).join('、')
  return (
    <>
      <PageHeader title={t('acts.open')} meta={some && <span className="bdg">{told}</span>} />
      <div className="lq-body"><section className="card lq-open" aria-live="polite">
        {!some && <Empty icon="search" title={t('acts.open_nothing')} why={t('acts.open_nothing_why')} />}
        {some && ((!data && !error) || only) && <Loading />}
        {wrong && <Empty icon="warning" title={t('acts.open_wrong')} why={error.problems.map(({ message }) => message).join(' ')} />}
        {error && !wrong && <Failure error={error} retry={() => void refetch()} />}
        {data && data.items.length === 0 && <Empty icon="search" title={t('acts.open_none')} why={t('acts.open_none_why')} action={data.create && <Button type="primary" icon={<Icon name="plus" />} onClick={create}>{t('acts.open_new')}</Button>} />}
        {data && !only && data.items.length > 0 && (
          <>
            <div className="hd"><h2>{t('acts.open_several')}</h2>{data.more && <span className="t3 s12">{t('acts.open_more')}</span>}</div>
            <ul>
              {data.items.map((one) => (
                <li key={one.id}><Link to="/app/$app/form/$form/$record" params={{ app, form, record: one.id }} replace>
                  <Icon name="form" className="t3" /><span className="nw sp">{one.label}</span>{one.hint && <span className="t3 s12">{one.hint}</span>}
                </Link></li>
              ))}
            </ul>
          </>
        )}
      </section></div>
    </>
  )
}
