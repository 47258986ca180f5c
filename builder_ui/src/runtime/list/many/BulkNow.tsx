import { App, Button, Progress } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { grouped } from '@/kit/format'
import { IconButton } from '@/kit/IconButton'
import type { FormMeta } from '../../types'
import { act, again, bulksQuery, isWorking, type Bulk } from './api'
import { BulkRefused } from './BulkPreview'
import './many.css'

const gone = 'lq-bulk-seen'
const recent = 30 * 60_000

const isFresh = (bulk: Bulk) => bulk.undo_until !== null && Date.now() - Date.parse(bulk.changed_at) < recent && window.sessionStorage.getItem(gone) !== bulk.id

/** What goes on with many records of this form, whoever left the page and came back; what was just done may be undone. */
export const BulkNow = ({ form }: { form: FormMeta }) => {
  const bulks = useQuery(bulksQuery(form))
  const [, setSeen] = useState('')
  const working = bulks.data?.find(isWorking)
  const was = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (was.current && !working) void again()
    was.current = working?.id
  }, [working])
  const first = bulks.data?.[0]
  const shown = working ?? (first && first.total > 500 && isFresh(first) ? first : undefined)
  if (!shown) return null
  return <One form={form} bulk={shown} dismiss={() => { window.sessionStorage.setItem(gone, shown.id); setSeen(shown.id) }} />
}

const One = ({ form, bulk, dismiss }: { form: FormMeta; bulk: Bulk; dismiss: () => void }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const number = (value = 0) => grouped(String(value))
  const go = async (what: 'stop' | 'undo') => {
    try {
      await act(form, bulk.id, what)
      await again()
    } catch (error) {
      message.error(errorText(error))
    }
  }
  const busy = isWorking(bulk)
  const { written, failed = 0 } = bulk.counts
  return (
    <div className="lq-bulk-now" role="status">
      <span className="b">{t(`many.title_${bulk.act}`)}·{t(`many.state_${bulk.state}`)}</span>
      {busy
        ? <><Progress className="bar" size="small" percent={Math.floor((bulk.done / Math.max(1, bulk.total)) * 100)} status="active" aria-label={t(`many.state_${bulk.state}`)} /><span className="t3 s12">{t('many.progress', { done: number(bulk.done), total: number(bulk.total) })} {t('many.leave')}</span></>
        : <span className="t2">{t(`many.done_${bulk.act}`, { count: number(written) })} {label(bulk.reason)}</span>}
      {!busy && failed > 0 && <BulkRefused form={form} bulk={bulk} title={t('many.refused', { count: number(failed) })} />}
      <span className="sp" />
      {busy && bulk.state !== 'undoing' && <Button size="small" onClick={() => void go('stop')}>{t('many.stop')}</Button>}
      {!busy && <><Button size="small" onClick={() => void go('undo')}>{t('many.undo')}</Button><IconButton small icon="close" label={t('common.close')} onClick={dismiss} /></>}
    </div>
  )
}
