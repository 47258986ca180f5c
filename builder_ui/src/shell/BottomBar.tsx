import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { usePalette } from './palette'

const StartSheet = lazy(async () => ({ default: (await import('./StartSheet')).StartSheet }))

/** The phone's way around: home, apps, start, search, me. */
export const BottomBar = () => {
  const { t } = useTranslation()
  const show = usePalette((state) => state.show)
  const [starting, setStarting] = useState(false)
  const place = (to: string, icon: string, text: string) => (
    <Link to={to} activeOptions={{ exact: true }} activeProps={{ className: 'on', 'aria-current': 'page' }}><Icon name={icon} size={20} />{text}</Link>
  )
  return (
    <nav className="lq-bottom" aria-label={t('shell.navigation')}>
      {place('/', 'home', t('shell.home'))}
      {place('/apps', 'grid', t('shell.apps_short'))}
      <button type="button" className="start" aria-label={t('shell.start')} onClick={() => setStarting(true)}><span><Icon name="plus" size={20} /></span></button>
      <button type="button" className="tab" onClick={show}><Icon name="search" size={20} />{t('common.search')}</button>
      {place('/me', 'person', t('shell.me'))}
      {starting && <Suspense><StartSheet close={() => setStarting(false)} /></Suspense>}
    </nav>
  )
}
