import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { appsQuery, openable } from '@/api/apps'
import { logOut, readIn, useMe } from '@/api/session'
import { label, language } from '@/i18n'
import type { Command } from './commands'
import { buildPlaces, governancePlaces } from './places'
import { useMenus } from './useMenus'

/** Every place this person can go to, and what else the palette does. */
export const useCommands = (): Command[] => {
  const { t } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const apps = openable(useQuery(appsQuery).data)
  const other = language() === 'zh' ? ('en' as const) : ('zh' as const)
  const pages = [{ to: '/', text: 'shell.home', icon: 'home' }, { to: '/apps', text: 'shell.apps', icon: 'grid' }, ...buildPlaces(me), ...governancePlaces(me)]
  return [
    ...useMenus().map((entry) => ({
      key: entry.to, text: label(entry.item.label), note: `${t(entry.starts ? 'shell.palette_new' : 'shell.palette_list')}·${label(entry.app.label)}`,
      icon: entry.item.icon || (entry.starts ? 'plus' : 'list'), to: entry.to,
    })),
    ...apps.map((app) => ({ key: `app ${app.app}`, text: label(app.label), note: t('shell.palette_app'), icon: app.icon, to: `/app/${app.app}` })),
    ...pages.map((page) => ({ key: page.to, text: t(page.text), note: t('shell.palette_page'), icon: page.icon, to: page.to })),
    { key: 'language', text: other === 'en' ? 'English' : '中文', note: t('shell.language'), icon: 'globe', act: () => readIn(other) },
    { key: 'leave', text: t('shell.log_out'), note: '', icon: 'logout', act: () => logOut().then(() => navigate({ to: '/login' })) },
  ]
}
