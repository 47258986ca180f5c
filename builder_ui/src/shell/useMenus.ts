import { useQueries, useQuery } from '@tanstack/react-query'
import { appQuery, appsQuery, openable } from '@/api/apps'
import type { AppSummary, MenuItem } from '@/api/types'

/** One entry of an app's menu, with the address it leads to. */
export interface MenuEntry {
  app: AppSummary
  item: MenuItem
  to: string
  starts: boolean
}

/** Where a menu entry leads. */
export const addressOf = (app: string, item: MenuItem): string =>
  item.view ? `/app/${app}/list/${item.view}` : `/app/${app}/form/${item.form ?? ''}/new`

/** Every menu entry of every app I may open. */
export const useMenus = (): MenuEntry[] => {
  const { data } = useQuery(appsQuery)
  const apps = openable(data)
  const details = useQueries({ queries: apps.map((app) => appQuery(app.app)) })
  return apps.flatMap((app, i) =>
    (details[i]?.data?.menu ?? []).map((item) => ({ app, item, to: addressOf(app.app, item), starts: !item.view && !!item.form })))
}
