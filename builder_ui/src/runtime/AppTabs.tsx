import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { appQuery } from '@/api/apps'
import { label } from '@/i18n'

/** The lists of an app, side by side below the header. */
export const AppTabs = ({ app, current }: { app: string; current: string }) => {
  const { t } = useTranslation()
  const { data } = useQuery(appQuery(app))
  const views = (data?.menu ?? []).filter((item) => item.view)
  if (views.length < 2) return null
  return (
    <nav className="lq-tabs" aria-label={t('list.of_app', { app: label(data?.label) })}>
      {views.map((item) => (
        <Link key={item.view} to="/app/$app/list/$view" params={{ app, view: item.view ?? '' }} className={item.view === current ? 'on' : ''} aria-current={item.view === current ? 'page' : undefined}>
          {label(item.label)}
        </Link>
      ))}
    </nav>
  )
}
