import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import { Value } from '../values/Value'
import { shownFor, type Unmasked, type UnmaskProps } from './unmasked'

const ReasonDialog = lazy(async () => ({ default: (await import('./ReasonDialog')).ReasonDialog }))

/** A masked value with the eye that shows it for a while, where the role allows it. It is kept nowhere but on the screen. */
export const Unmask = (props: UnmaskProps) => {
  const { t } = useTranslation()
  const { field, record } = props
  const [asking, setAsking] = useState(false)
  const [found, setFound] = useState<Unmasked | null>(null)
  useEffect(() => {
    if (!found) return undefined
    const timer = setTimeout(() => setFound(null), shownFor * 1000)
    return () => clearTimeout(timer)
  }, [found])
  return (
    <span className="lq-unmask">
      {found
        ? <span aria-live="polite"><Value field={field} value={found.value} /> <span className="s12 t3">{t('acts.unmask_left', { count: found.left })}</span></span>
        : <Value field={field} value={record.values[field.name]} masked inline />}
      {found
        ? <IconButton small icon="hidden" label={t('acts.unmask_hide', { field: label(field.label) })} onClick={() => setFound(null)} />
        : <IconButton small icon="eye" label={t('acts.unmask', { field: label(field.label) })} onClick={() => setAsking(true)} />}
      {asking && <Suspense><ReasonDialog {...props} found={(one) => { setFound(one); setAsking(false) }} close={() => setAsking(false)} /></Suspense>}
    </span>
  )
}
