import { useTranslation } from 'react-i18next'
import type { Times as Counted } from './api'
import { milliseconds, number } from './words'

/** How often a list was slow, and how long its answers took. */
export const Times = ({ times }: { times: Counted }) => {
  const { t } = useTranslation()
  return (
    <span className="times">
      <span>{t('speed.slow_of', { calls: number(times.calls), slow: number(times.slow) })}</span>
      {times.p50 !== null && <span>{t('speed.half', { ms: milliseconds(times.p50) })}</span>}
      {times.p95 !== null && <span>{t('speed.most', { ms: milliseconds(times.p95) })}</span>}
    </span>
  )
}
