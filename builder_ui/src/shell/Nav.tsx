import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { appsQuery, openable } from '@/api/apps'
import { useMe } from '@/api/session'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { Identity } from './Identity'
import { Logo } from './Logo'
import { Waiting } from './Waiting'
import { buildPlaces, governancePlaces, type Place } from './places'

const shown = 7

const Item = ({ to, icon, text, exact = false, badge }: { to: string; icon: string; text: string; exact?: boolean; badge?: ReactNode }) => (
  <Link to={to} activeOptions={{ exact, includeSearch: false }} activeProps={{ className: 'on', 'aria-current': 'page' }}>
    <Icon name={icon} />
    <span className="nw">{text}</span>
    {badge}
  </Link>
)

/** The white column: pages, my apps, governance, and who I am at the foot. */
export const Nav = () => {
  const { t } = useTranslation()
  const me = useMe()
  const { data } = useQuery(appsQuery)
  const apps = openable(data)
  const group = (title: string, places: Place[]) =>
    places.length > 0 && (
      <>
        <div className="grp">{t(title)}</div>
        {places.map((place) => <Item key={place.to} to={place.to} icon={place.icon} text={t(place.text)} />)}
      </>
    )
  return (
    <nav className="lq-nav" aria-label={t('shell.navigation')}>
      <div className="logo"><Logo /><span>{t('common.product')}</span></div>
      <div className="places">
        <Item to="/" icon="home" text={t('shell.home')} exact />
        <Item to="/inbox" icon="inbox" text={t('shell.inbox')} badge={<Waiting />} />
        {apps.length > 0 && <div className="grp">{t('shell.my_apps')}</div>}
        {apps.slice(0, shown).map((app) => <Item key={app.app} to={`/app/${app.app}`} icon={app.icon} text={label(app.label)} />)}
        <Item to="/apps" icon="grid" text={t('shell.apps')} />
        {group('shell.build_group', buildPlaces(me))}
        {group('shell.governance', governancePlaces(me))}
      </div>
      <Identity />
    </nav>
  )
}
