import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Empty, Failure, Loading } from '@/kit/states'
import { PageHeader } from '@/shell/PageHeader'
import { Holders } from './Holders'
import { rolesQuery } from './queries'
import type { Role } from './types'
import './admin.css'

/** Roles by the app they belong to; the platform's own come first. */
export const grouped = (roles: readonly Role[]): Role[][] => {
  const groups = new Map<string, Role[]>()
  for (const role of roles) groups.set(role.app, [...(groups.get(role.app) ?? []), role])
  return [...groups.entries()].sort(([a], [b]) => Number(a !== '') - Number(b !== '')).map(([, group]) => group)
}

/** Who holds which role. */
export const RolesPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { app = '', role } = useSearch({ strict: false }) as { app?: string; role?: string }
  const { data, error, isPending, refetch } = useQuery(rolesQuery)
  const chosen = data?.find((one) => one.app === app && one.role === role)
  return (
    <>
      <PageHeader title={t('roles.title')} />
      <div className="lq-body">
        {isPending && <div className="card"><Loading /></div>}
        {error && <div className="card"><Failure error={error} retry={() => void refetch()} /></div>}
        {data && (
          <div className="lq-roles">
            <nav className="card side" aria-label={t('roles.title')}>
              {data.length === 0 && <p className="t3">{t('roles.none')}</p>}
              {grouped(data).map((group) => (
                <div key={group[0]?.app}>
                  <div className="cap">{label(group[0]?.app_label) || t('roles.platform')}</div>
                  {group.map((one) => (
                    <button key={one.role} type="button" aria-current={one === chosen} onClick={() => void navigate({ to: '.', search: { app: one.app || undefined, role: one.role } as never, replace: true })}>
                      <span className="sp nw">{label(one.label)}</span><span className="bdg">{one.holders}</span>
                    </button>
                  ))}
                </div>
              ))}
            </nav>
            <div className="card lq-admin">
              {chosen ? <Holders key={`${chosen.app}/${chosen.role}`} role={chosen} /> : <Empty icon="role" title={t('roles.choose')} why={t('roles.choose_why')} />}
            </div>
          </div>
        )}
      </div>
    </>
  )
}
