import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AppSummary } from '@/api/types'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'

/** One app: its icon, its name, its release. */
export const AppCard = ({ app }: { app: AppSummary }) => {
  const { t } = useTranslation()
  return (
    <Link className="lq-app" to="/app/$app" params={{ app: app.app }}>
      <span className="tile lg"><Icon name={app.icon} size={20} /></span>
      <span className="col nw">
        <span className="b nw">{label(app.label)}</span>
        <span className="s12 t3">{app.live_release === null ? t('home.not_live') : t('home.release', { number: app.live_release })}</span>
      </span>
    </Link>
  )
}
