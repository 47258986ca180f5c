import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { useShortcut } from '@/kit/useShortcut'
import { BottomBar } from './BottomBar'
import { Nav } from './Nav'
import { usePalette } from './palette'
import './shell.css'

const CommandPalette = lazy(async () => ({ default: (await import('./CommandPalette')).CommandPalette }))
const StandingBanner = lazy(async () => ({ default: (await import('./StandingBanner')).StandingBanner }))
const PasswordDialog = lazy(async () => ({ default: (await import('./PasswordDialog')).PasswordDialog }))

/** The frame of the portal and of governance: navigation, the page, and on a phone the bottom bar. */
export const Shell = () => {
  const { t } = useTranslation()
  const me = useMe()
  const phone = usePhone()
  const palette = usePalette()
  const [changed, setChanged] = useState(false)
  useShortcut('mod+k', palette.show)
  useShortcut('/', palette.show)
  return (
    <div className="lq-shell">
      <a className="lq-skip" href="#main">{t('shell.skip')}</a>
      {!phone && <Nav />}
      <main id="main" className="lq-main" tabIndex={-1}>
        {(me.viewing ?? me.acting_for) && <Suspense><StandingBanner /></Suspense>}
        <Suspense fallback={<Loading />}><Outlet /></Suspense>
      </main>
      {phone && <BottomBar />}
      {palette.open && <Suspense><CommandPalette /></Suspense>}
      {me.must_change_password && !changed && <Suspense><PasswordDialog must close={() => setChanged(true)} /></Suspense>}
    </div>
  )
}
