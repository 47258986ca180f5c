import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { difference, versions as readVersions, type Kind } from '../api'
import { keys } from '../keys'
import { clock } from '../time'
import './versions.css'

/** The published versions of a definition, newest first; each opens what it changed, field by field. */
export const Versions = ({ app, kind, name }: { app: string; kind: Kind; name: string }) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState<number>()
  const { data, error, refetch } = useQuery({ queryKey: keys.versions(app, kind, name), queryFn: () => readVersions(app, kind, name) })
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  if (data.length === 0) return <Empty icon="history" title={t('studio.no_versions')} why={t('studio.no_versions_why')} />
  const sorted = [...data].sort((one, other) => other.version - one.version)
  return (
    <ol className="lq-versions">
      {sorted.map((version, index) => {
        const before = sorted[index + 1]?.version
        const shown = open === version.version
        return (
          <li key={version.version}>
            <button type="button" aria-expanded={shown} disabled={before === undefined} onClick={() => setOpen(shown ? undefined : version.version)}>
              <span className="b">v{version.version}</span>
              <span className="sp nw t2">{version.note || t('studio.no_note')}</span>
              <span className="s12 t3">{version.author?.label}·{clock(version.at)}</span>
              {before !== undefined && <Icon name={shown ? 'up' : 'down'} className="t3" />}
            </button>
            {shown && before !== undefined && <Difference app={app} kind={kind} name={name} from={before} to={version.version} />}
          </li>
        )
      })}
    </ol>
  )
}

const Difference = ({ app, kind, name, from, to }: { app: string; kind: Kind; name: string; from: number; to: number }) => {
  const { t } = useTranslation()
  const { data, error } = useQuery({ queryKey: [...keys.versions(app, kind, name), from, to], queryFn: () => difference(app, kind, name, from, to), staleTime: Infinity })
  if (error) return <Failure error={error} />
  if (!data) return <Loading rows={2} />
  if (data.length === 0) return <p className="t3">{t('studio.no_difference')}</p>
  return (
    <ul className="lq-difference">
      {data.map((change, index) => (
        <li key={index} className={change.what}>
          <span className="tag">{t(`studio.what_${change.what}`)}</span>
          <span>{label(change.sentence)}</span>
        </li>
      ))}
    </ul>
  )
}
