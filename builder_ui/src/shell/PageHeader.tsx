import { useNavigate, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { usePhone } from '@/kit/usePhone'
import { Bell } from './Bell'
import { DemoBanner } from './DemoBanner'
import { usePalette } from './palette'

interface Props {
  title: ReactNode
  /** Small text at the title's right. */
  meta?: ReactNode
  actions?: ReactNode
  /** Where the arrow leads; without it there is no arrow. */
  back?: string
  /** Leave the search field out where the actions need the room. */
  search?: boolean
}

/** The bar at the top of a page: where I am, what I can do here. In a demo it says so. */
export const PageHeader = ({ title, meta, actions, back, search = true }: Props) => {
  const { t } = useTranslation()
  const phone = usePhone()
  const me = useMe()
  const show = usePalette((state) => state.show)
  const navigate = useNavigate()
  const router = useRouter()
  const leave = () => (router.history.canGoBack() ? router.history.back() : void navigate({ to: back }))
  return (
    <>
      {me.mode === 'demo' && <DemoBanner />}
      <header className="lq-top">
        {back && <IconButton icon="back" label={t('common.back')} onClick={leave} />}
        <div className="lq-top-title"><h1 className="nw">{title}</h1>{meta}</div>
        <span className="sp" />
        {search && !phone && (
          <button type="button" className="lq-search" onClick={show} title={t('shell.search_label')}>
            <Icon name="search" /><span className="sp">{t('shell.search')}</span><span className="kbd">Ctrl K</span>
          </button>
        )}
        {search && phone && <IconButton icon="search" label={t('shell.search_label')} onClick={show} />}
        {actions}
        <Bell />
      </header>
    </>
  )
}
