import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { errorText } from './errorText'
import { Icon, type IconName } from './icons'
import './states.css'

/** Nothing here yet: what it is, why it is empty, one thing to do. */
export const Empty = ({ icon = 'inbox', title, why, action }: { icon?: IconName; title: string; why?: string; action?: ReactNode }) => (
  <div className="lq-empty">
    <Icon name={icon} size={32} />
    <div className="b">{title}</div>
    {why && <div className="t3">{why}</div>}
    {action && <div className="act">{action}</div>}
  </div>
)

/** What happened, what is safe, what to do next, and the number to tell support. */
export const Failure = ({ error, retry }: { error: unknown; retry?: () => void }) => {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const trace = error instanceof ApiError ? error.trace : undefined
  const status = error instanceof ApiError ? error.status : 500
  const sentence = status === 403 ? t('common.error_forbidden') : status === 404 ? t('common.error_lost') : errorText(error)
  const copy = () => void navigator.clipboard?.writeText(trace ?? '').then(() => setCopied(true))
  return (
    <div className="lq-empty" role="alert">
      <Icon name="warning" size={32} className="danger" />
      <div className="b">{t('common.error_title')}</div>
      <div className="t2">{sentence}</div>
      {trace && <button type="button" className="lq-link s12" onClick={copy} title={t('common.trace_copy')}>{t('common.trace', { id: trace })}{copied && ` ${t('common.copied')}`}</button>}
      {retry && status !== 403 && status !== 404 && <div className="act"><button type="button" className="lq-btn" onClick={retry}>{t('common.retry')}</button></div>}
    </div>
  )
}

/** Shows nothing for 200 ms, then the shape of what comes. */
export const Loading = ({ rows = 6, children }: { rows?: number; children?: ReactNode }) => {
  const { t } = useTranslation()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="lq-loading" aria-busy="true" aria-label={t('common.loading')} role="status">
      {late && (children ?? <div className="lq-skeleton">{Array.from({ length: rows }, (_, i) => <i key={i} />)}</div>)}
    </div>
  )
}
