import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import type { Use } from '@/studio/api'
import { kindIcon } from '@/studio/kinds'
import './usePlaces.css'

/** The places that name something, one a line. */
export const UsePlaces = ({ uses }: { uses: readonly Use[] }) => {
  const { t } = useTranslation()
  return (
    <ul className="lq-use-places">
      {uses.map((use) => (
        <li key={`${use.app} ${use.kind} ${use.name} ${use.path}`} className="row g8">
          <Icon name={kindIcon(use.kind)} className="t3" />
          <span>{t(`studio.kind_${use.kind}`)}“{label(use.label)}”{label(use.where) && `·${label(use.where)}`}</span>
        </li>
      ))}
    </ul>
  )
}
