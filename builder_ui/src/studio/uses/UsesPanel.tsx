import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loading } from '@/kit/states'
import { errorText } from '@/kit/errorText'
import type { Kind } from '../api'
import { keys } from '../keys'
import { useGoTo, type Place } from '../places'
import { whereUsed } from './api'
import { UseList } from './UseList'

interface Props {
  app: string
  kind: Kind
  name: string
  part?: string
  /** Also told whoever shows the panel: a drawer closes then. */
  gone?: (place: Place) => void
}

/** Where something is used: what would break without it, and what else hangs on it. */
export const UsesPanel = ({ app, kind, name, part, gone }: Props) => {
  const { t } = useTranslation()
  const goTo = useGoTo()
  const { data, error } = useQuery({ queryKey: [...keys.uses(app, kind, name, part), 'panel'], queryFn: () => whereUsed(app, kind, name, part), retry: false, staleTime: 5_000 })
  if (error) return <p className="t3" role="alert">{errorText(error)}</p>
  if (!data) return <Loading rows={3} />
  if (data.items.length + data.hanging.length === 0) return <p className="t3">{t('uses.none')}</p>
  const go = (place: Place) => {
    gone?.(place)
    goTo(place)
  }
  return <UseList app={app} uses={data.items} hanging={data.hanging} go={go} />
}
