import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { appsQuery, openable } from '@/api/apps'
import { useMe } from '@/api/session'
import { label } from '@/i18n'
import { ago } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { PageHeader } from '@/shell/PageHeader'
import { buildPlaces, governancePlaces } from '@/shell/places'
import { useMenus } from '@/shell/useMenus'
import { AppCard } from './AppCard'
import { greeting } from './greeting'
import { Mentioned } from './Mentioned'
import { useRecent } from './recent'
import { ToDo } from './ToDo'
import './home.css'

const Starts = () => {
  const { t } = useTranslation()
  const entries = useMenus().filter((entry) => entry.starts)
  if (entries.length === 0) return null
  return (
    <section className="card">
      <div className="hd"><h2>{t('home.start')}</h2></div>
      <div className="lq-rows">
        {entries.map((entry) => (
          <Link key={entry.to} to={entry.to}>
            <span className="tile"><Icon name={entry.item.icon || 'plus'} /></span>
            <span className="sp nw">{label(entry.item.label)}</span><span className="s12 t3">{label(entry.app.label)}</span>
          </Link>
        ))}
      </div>
    </section>
  )
}

const Recent = () => {
  const { t } = useTranslation()
  const me = useMe()
  const { visits, open } = useRecent()
  useEffect(() => open(me.person.id), [me.person.id, open])
  return (
    <section className="card">
      <div className="hd"><h2>{t('home.recent')}</h2></div>
      {visits.length === 0 && <Empty icon="history" title={t('home.recent_none')} why={t('home.recent_why')} />}
      <div className="lq-rows">
        {visits.map((one) => (
          <Link key={one.to} to={one.to}>
            <Icon name={one.icon} className="t3" />
            <span className="sp nw">{one.text}<span className="t3 s12">{one.note && ` ${one.note}`}</span></span>
            <span className="s12 t3">{ago(one.at)}</span>
          </Link>
        ))}
      </div>
    </section>
  )
}

/** The first page: what there is to do, my apps, what I may start, what I opened last. */
export const HomePage = () => {
  const { t } = useTranslation()
  const me = useMe()
  const { data, error, isPending, refetch } = useQuery(appsQuery)
  const apps = openable(data)
  const places = [...buildPlaces(me), ...governancePlaces(me)]
  return (
    <>
      <PageHeader title={t(greeting(new Date()), { name: me.person.name })} />
      <div className="lq-body lq-home">
        <div className="col g16 sp">
          {apps.length > 0 && <ToDo />}
          <section className="card">
            <div className="hd"><h2>{t('home.my_apps')}</h2><span className="bdg">{apps.length}</span><span className="sp" /><Link className="s12" to="/apps">{t('shell.apps')}</Link></div>
            {isPending && <Loading rows={3} />}
            {error && <Failure error={error} retry={() => void refetch()} />}
            {data && apps.length === 0 && (places.length > 0
              ? <Empty icon="grid" title={t('home.no_app_for_role')} why={t('home.no_app_for_role_why')} />
              : <Empty icon="grid" title={t('home.apps_none')} why={t('home.apps_none_why')} />)}
            {apps.length > 0 && <div className="lq-apps">{apps.map((app) => <AppCard key={app.app} app={app} />)}</div>}
          </section>
          {apps.length > 0 && <Mentioned />}
          {places.length > 0 && (
            <section className="card">
              <div className="hd"><h2>{t('home.governance')}</h2></div>
              <div className="lq-apps">
                {places.map((place) => <Link key={place.to} className="lq-app" to={place.to}><span className="tile lg"><Icon name={place.icon} size={20} /></span><span className="b">{t(place.text)}</span></Link>)}
              </div>
            </section>
          )}
        </div>
        <div className="col g16 aside"><Starts /><Recent /></div>
      </div>
    </>
  )
}
