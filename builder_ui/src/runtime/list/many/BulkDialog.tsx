import { App, Button, Modal, Progress } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, type Problem } from '@/api/problem'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { grouped } from '@/kit/format'
import { Loading } from '@/kit/states'
import type { FormMeta, Values } from '../../types'
import { act as doing, again, begin, bulkQuery, isWorking, type Act, type Bulk, type Which } from './api'
import { BulkFields, type Wanted } from './BulkFields'
import { BulkPreview } from './BulkPreview'
import './many.css'

interface Props {
  form: FormMeta
  act: Act
  which: Which
  close: (done: boolean) => void
}

/** One change, or deleting, for many records: what is wanted, what would become of them, and doing it. */
export const BulkDialog = ({ form, act, which, close }: Props) => {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState<Wanted[]>([])
  const [problems, setProblems] = useState<Problem[]>([])
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [begun, setBegun] = useState<Bulk | null>(null)
  const watched = useQuery({ ...bulkQuery(form, begun?.id ?? ''), enabled: begun !== null, initialData: begun ?? undefined })
  const bulk = begun ? watched.data ?? begun : null
  const notify = useDone(form)

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setFailure(null)
    setProblems([])
    try {
      await work()
    } catch (error) {
      const told = error instanceof ApiError ? error.problems : []
      setProblems(told)
      if (!told.some((problem) => problem.path.startsWith('/values/'))) setFailure(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  const look = () => attempt(async () => setBegun(await begin(form, act, which, Object.fromEntries(wanted.map((one) => [one.field, one.value])) as Values)))
  const run = () => attempt(async () => {
    if (!bulk) return
    const now = await doing(form, bulk.id, 'run')
    await again()
    notify(now)
    close(true)
  })
  useEffect(() => { if (act === 'delete') void look() }, []) // eslint-disable-line react-hooks/exhaustive-deps -- once, when it opens
  const leave = () => {
    if (bulk && (bulk.state === 'checked' || bulk.state === 'checking')) void doing(form, bulk.id, 'stop').catch(() => undefined)
    close(false)
  }
  const good = bulk?.counts.good ?? 0
  const number = grouped(String(good))
  const checked = bulk?.state === 'checked'
  const footer = (
    <div className="row g8">
      {checked && act === 'update' && <Button onClick={() => { void doing(form, bulk.id, 'stop').catch(() => undefined); setBegun(null) }}>{t('many.back')}</Button>}
      <span className="sp" />
      <Button onClick={leave}>{t('common.cancel')}</Button>
      {!bulk && act === 'update' && <Button type="primary" loading={busy} disabled={wanted.length === 0} onClick={() => void look()}>{t('many.look')}</Button>}
      {bulk && <Button type="primary" danger={act === 'delete'} loading={busy} disabled={!checked || good === 0} onClick={() => void run()}>{t(`many.go_${act}`, { count: number })}</Button>}
    </div>
  )
  return (
    <Modal open width={720} className="lq-bulk" title={t(`many.title_${act}`)} onCancel={leave} footer={footer}>
      {!bulk && act === 'update' && <><p className="t2">{t('many.about')}</p><BulkFields form={form} wanted={wanted} problems={problems} change={setWanted} /></>}
      {!bulk && act === 'delete' && busy && <Loading rows={4} />}
      {bulk && isWorking(bulk) && <><p role="status">{t('many.checking', { done: grouped(String(bulk.done)), total: grouped(String(bulk.total)) })}</p><Progress percent={Math.floor((bulk.done / Math.max(1, bulk.total)) * 100)} status="active" aria-label={t('many.state_checking')} /></>}
      {checked && <BulkPreview form={form} bulk={bulk} wanted={wanted} />}
      {bulk?.state === 'failed' && <p className="danger" role="alert">{label(bulk.reason) || t('many.state_failed')}</p>}
      {checked && act === 'delete' && <p className="t2">{t('many.delete_consequence')}</p>}
      {failure && <p className="danger" role="alert">{failure}</p>}
    </Modal>
  )
}

/** Tell what was done, with the way to undo it. What goes on in the background is told above the list. */
const useDone = (form: FormMeta) => {
  const { t } = useTranslation()
  const { message, notification } = App.useApp()
  return (bulk: Bulk) => {
    if (bulk.state !== 'done') return
    const { written = 0, failed = 0 } = bulk.counts
    const undo = async () => {
      notification.destroy(bulk.id)
      try {
        const now = await doing(form, bulk.id, 'undo')
        await again()
        const { undone = 0, kept = 0 } = now.counts
        message.success(kept > 0 ? t('many.undone_some', { count: undone, kept }) : t('many.undone', { count: undone }))
      } catch (error) {
        message.error(errorText(error))
      }
    }
    notification.success({
      key: bulk.id, duration: 20, title: t(`many.done_${bulk.act}`, { count: written }), description: failed > 0 ? t('many.done_some', { count: failed }) : t('many.done_about'),
      actions: <Button size="small" onClick={() => void undo()}>{t('many.undo')}</Button>,
    })
  }
}
