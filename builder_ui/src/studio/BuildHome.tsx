import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { PageHeader } from '@/shell/PageHeader'
import { apps } from './api'
import { CreateApp } from './CreateApp'
import { keys } from './keys'
import './studio.css'

/** 我的应用: the apps this person builds. */
export const BuildHome = () => {
  const { t } = useTranslation()
  const isPhone = usePhone()
  const [creating, setCreating] = useState(false)
  const { data, error, refetch } = useQuery({ queryKey: keys.apps, queryFn: apps })
  const mine = (data ?? []).filter(({ my }) => my.may_build)
  const create = !isPhone && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setCreating(true)}>{t('studio.create_app')}</Button>
  return (
    <>
      <PageHeader title={t('studio.my_apps')} meta={data && <span className="bdg">{mine.length}</span>} actions={create} />
      <div className="lq-body">
        {error && <Failure error={error} retry={() => void refetch()} />}
        {!error && !data && <Loading />}
        {data && mine.length === 0 && <div className="card"><Empty icon="grid" title={t('studio.no_apps')} why={t('studio.no_apps_why')} action={create || undefined} /></div>}
        <ul className="lq-app-cards">
          {mine.map((app) => (
            <li key={app.app}>
              <Link to="/build/$app" params={{ app: app.app }} className="card">
                <span className="tile lg"><Icon name={app.icon || 'grid'} size={20} /></span>
                <span className="col sp">
                  <span className="b nw">{label(app.label)}</span>
                  <span className="s12 t3 mono nw">{app.app}</span>
                </span>
                <span className="col end">
                  {app.live_release === null ? <span className="tag">{t('studio.never_published')}</span> : <span className="tag green">{t('studio.release_n', { number: app.live_release })}</span>}
                  {app.draft_count > 0 && <span className="s12 t3">{t('studio.drafts_n', { count: app.draft_count })}</span>}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
      {creating && <CreateApp close={() => setCreating(false)} />}
    </>
  )
}
