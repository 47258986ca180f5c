import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { uses, type Kind } from '../api'
import { keys } from '../keys'
import { kindIcon } from '../kinds'

/** Where a definition is used: what would break without it. */
export const Uses = ({ app, kind, name }: { app: string; kind: Kind; name: string }) => {
  const { t } = useTranslation()
  const { data } = useQuery({ queryKey: keys.uses(app, kind, name), queryFn: () => uses(app, kind, name), retry: false })
  return (
    <section className="card lq-panel">
      <header className="hd"><h2>{t('studio.uses')}</h2><span className="bdg">{data?.length ?? 0}</span></header>
      <ul className="lq-uses">
        {(data ?? []).map((use) => (
          <li key={`${use.app} ${use.kind} ${use.name} ${use.path}`}>
            <Icon name={kindIcon(use.kind)} className="t3" />
            <span>{t(`studio.kind_${use.kind}`)}“{label(use.label)}”</span>
            <span className="t3 nw">{label(use.where)}</span>
            {use.app !== app && <span className="tag">{use.app}</span>}
          </li>
        ))}
        {data?.length === 0 && <li className="t3">{t('studio.uses_none')}</li>}
      </ul>
    </section>
  )
}
