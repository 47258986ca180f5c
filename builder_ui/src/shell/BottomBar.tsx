import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { Waiting } from './Waiting'

const StartSheet = lazy(async () => ({ default: (await import('./StartSheet')).StartSheet }))

/** The phone's way around: home, what there is to do, start, apps, me. */
export const BottomBar = () => {
  const { t } = useTranslation()
  const [starting, setStarting] = useState(false)
  const place = (to: string, icon: string, text: string, badge?: ReactNode) => (
    <Link to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ className: 'on', 'aria-current': 'page' }}><Icon name={icon} size={20} />{text}{badge}</Link>
  )
  return (
    <nav className="lq-bottom" aria-label={t('shell.navigation')}>
      {place('/', 'home', t('shell.home'))}
      {place('/inbox', 'inbox', t('shell.inbox'), <Waiting />)}
      <button type="button" className="start" aria-label={t('shell.start')} onClick={() => setStarting(true)}><span><Icon name="plus" size={20} /></span></button>
      {place('/apps', 'grid', t('shell.apps_short'))}
      {place('/me', 'person', t('shell.me'))}
      {starting && <Suspense><StartSheet close={() => setStarting(false)} /></Suspense>}
    </nav>
  )
}
