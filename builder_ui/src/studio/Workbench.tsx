import { Button } from 'antd'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon, type IconName } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { Failure, Loading } from '@/kit/states'
import { app as readApp, definitions, type Kind } from './api'
import { DefinitionList } from './pages/DefinitionList'
import { MenuPage } from './pages/MenuPage'
import { ReleasePage } from './pages/ReleasePage'
import { keys } from './keys'
import './studio.css'

const SpeedPage = lazy(async () => ({ default: (await import('./speed/SpeedPage')).SpeedPage }))

const SECTIONS: readonly { section: string; icon: IconName; kind?: Kind }[] = [
  { section: 'forms', icon: 'form', kind: 'form' },
  { section: 'views', icon: 'table', kind: 'view' },
  { section: 'option_sets', icon: 'checklist', kind: 'option_set' },
  { section: 'flows', icon: 'signature', kind: 'flow' },
  { section: 'decisions', icon: 'branch', kind: 'decision' },
  { section: 'roles', icon: 'role', kind: 'role' },
  { section: 'menu', icon: 'menu' },
  { section: 'speed', icon: 'clock' },
  { section: 'releases', icon: 'release' },
]

/** An app being built: what it consists of at the left, one part of it at the right. */
export const Workbench = () => {
  const { t } = useTranslation()
  const { app, section = 'forms' } = useParams({ strict: false })
  const navigate = useNavigate()
  const name = app ?? ''
  const { data, error, refetch } = useQuery({ queryKey: keys.app(name), queryFn: () => readApp(name) })
  const { data: items } = useQuery({ queryKey: keys.definitions(name), queryFn: () => definitions(name) })
  const shown = SECTIONS.find((each) => each.section === section) ?? SECTIONS[0]
  const count = (kind: Kind) => (items ?? []).filter((item) => item.kind === kind).length
  const pending = (items ?? []).filter(({ state }) => state !== 'live').length
  return (
    <div className="lq-editor">
      <header className="lq-tb">
        <IconButton icon="back" label={t('studio.my_apps')} onClick={() => void navigate({ to: '/build' })} />
        <span className="tile"><Icon name={data?.icon || 'grid'} /></span>
        <h1 className="nw">{label(data?.label) || name}</h1>
        {data && (data.live_release === null ? <span className="tag">{t('studio.never_published')}</span> : <span className="tag green">{t('studio.release_n', { number: data.live_release })}</span>)}
        <span className="sp" />
        {data && data.live_release !== null && <Button className="away" icon={<Icon name="external" />} onClick={() => void navigate({ to: '/app/$app', params: { app: name } })}>{t('studio.open_app')}</Button>}
        {section !== 'releases' && <Button className="away" type="primary" disabled={pending === 0} onClick={() => void navigate({ to: '/build/$app/$section', params: { app: name, section: 'releases' } })}>{t('studio.publish')}</Button>}
      </header>
      <div className="lq-bench">
        <nav className="lq-rail" aria-label={t('studio.rail')}>
          {SECTIONS.map(({ section: each, icon, kind }) => (
            <Link key={each} to="/build/$app/$section" params={{ app: name, section: each }} className={each === shown?.section ? 'on' : ''} aria-current={each === shown?.section ? 'page' : undefined}>
              <Icon name={icon} />
              <span className="sp">{t(`studio.section_${each}`)}</span>
              {kind && count(kind) > 0 && <span className="bdg">{count(kind)}</span>}
              {each === 'releases' && pending > 0 && <span className="bdg blue" aria-label={t('studio.pending_n', { count: pending })}>{pending}</span>}
            </Link>
          ))}
        </nav>
        <main className="lq-bench-main">
          {error ? <Failure error={error} retry={() => void refetch()} /> : !data ? <Loading /> : section === 'releases' ? <ReleasePage app={name} /> : section === 'menu' ? <MenuPage app={name} /> : section === 'speed' ? <Suspense fallback={<Loading />}><SpeedPage app={name} /></Suspense> : shown?.kind && <DefinitionList key={shown.kind} app={name} kind={shown.kind} />}
        </main>
      </div>
    </div>
  )
}
