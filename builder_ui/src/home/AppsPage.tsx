import { Input } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { appsQuery, openable } from '@/api/apps'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { PageHeader } from '@/shell/PageHeader'
import { AppCard } from './AppCard'
import './home.css'

/** Every app I may open. */
export const AppsPage = () => {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useQuery(appsQuery)
  const [text, setText] = useState('')
  const apps = openable(data)
  const found = apps.filter((app) => `${label(app.label)} ${app.app}`.toLowerCase().includes(text.trim().toLowerCase()))
  return (
    <>
      <PageHeader title={t('shell.apps')} meta={data && <span className="bdg">{apps.length}</span>} />
      <div className="lq-body">
        <Input className="lq-find" prefix={<Icon name="search" className="t3" />} placeholder={t('home.apps_search')} aria-label={t('home.apps_search')} allowClear value={text} onChange={(event) => setText(event.target.value)} />
        <section className="card">
          {isPending && <Loading rows={3} />}
          {error && <Failure error={error} retry={() => void refetch()} />}
          {data && apps.length === 0 && <Empty icon="grid" title={t('home.apps_none')} why={t('home.apps_none_why')} />}
          {apps.length > 0 && found.length === 0 && <Empty icon="search" title={t('home.find_none', { text })} />}
          {found.length > 0 && <div className="lq-apps top">{found.map((app) => <AppCard key={app.app} app={app} />)}</div>}
        </section>
      </div>
    </>
  )
}
