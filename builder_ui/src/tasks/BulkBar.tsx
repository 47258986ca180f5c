import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { actOnMany, stepped, type BulkItem } from './api'
import type { BoxItem } from './types'
import type { Inbox } from './useInbox'
import { nameOf } from './words'

const acts = ['approve', 'complete', 'reject'] as const
type Act = (typeof acts)[number]

/** What is done with several tasks at once: first what would be done, then what came of each. */
const BulkDialog = ({ items, act, close }: { items: BoxItem[]; act: Act; close: (done: boolean) => void }) => {
  const { t } = useTranslation()
  const [opinion, setOpinion] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [came, setCame] = useState<BulkItem[] | null>(null)
  const go = async () => {
    if (busy) return
    setBusy(true)
    setFailure(null)
    try {
      setCame(await actOnMany(items.map(({ id }) => id), act, opinion.trim()))
      await stepped()
    } catch (error) {
      setFailure(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  const of = (id: string) => came?.find((one) => one.task === id)
  const failed = came?.filter((one) => !one.done).length ?? 0
  return (
    <Modal
      open width={520} title={t(`tasks.bulk_${act}`, { count: items.length })} onCancel={() => close(came !== null)} cancelText={t('common.cancel')}
      footer={came ? <Button type="primary" onClick={() => close(true)}>{t('common.done')}</Button> : undefined}
      okText={t(`tasks.act_${act}`)} okButtonProps={{ danger: act === 'reject' }} confirmLoading={busy} onOk={() => void go()}
    >
      {!came && <p className="t2">{t('tasks.bulk_about')}</p>}
      {!came && <><label className="t2" htmlFor="bulk-opinion">{t('tasks.opinion')}</label><Input.TextArea id="bulk-opinion" value={opinion} maxLength={4000} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => setOpinion(event.target.value)} /></>}
      {failure && <p className="danger" role="alert">{failure}</p>}
      {came && <p role="status" className="b">{failed ? t('tasks.bulk_some', { count: came.length - failed, failed }) : t('tasks.bulk_done', { count: came.length })}</p>}
      <ul className="lq-bulk-tasks">
        {items.map((item) => {
          const one = of(item.id)
          return (
            <li key={item.id}>
              {one && <Icon name={one.done ? 'check' : 'warning'} size={14} className={one.done ? 'ok' : 'danger'} />}
              <span className="nw">{nameOf(item)}</span>
              {one && !one.done && <span className="danger s12">{one.detail}</span>}
            </li>
          )
        })}
      </ul>
    </Modal>
  )
}

/** How many are ticked and what can be done with all of them. */
export const BulkBar = ({ inbox }: { inbox: Inbox }) => {
  const { t } = useTranslation()
  const [act, setAct] = useState<Act | null>(null)
  const [kept, setKept] = useState<BoxItem[]>([])
  const items = inbox.items.filter(({ id }) => inbox.ticked.includes(id))
  const able = (what: Act) => items.filter((item) => item.task?.actions.includes(what))
  const begin = (what: Act) => { setKept(able(what)); setAct(what) }
  const dialog = act && <BulkDialog items={kept} act={act} close={(done) => { setAct(null); if (done) inbox.setTicked([]) }} />
  return (
    <>
    {items.length > 0 && <div className="lq-selected row g8" role="region" aria-label={t('tasks.ticked', { count: items.length })}>
      <span className="b" role="status">{t('tasks.ticked', { count: items.length })}</span>
      <Button size="small" type="text" onClick={() => inbox.setTicked([])}>{t('common.cancel')}</Button>
      <span className="sp" />
      {acts.map((what) => {
        const many = able(what).length
        return many > 0 && <Button key={what} size="small" danger={what === 'reject'} className={what === 'reject' ? undefined : 'lq-outline'} onClick={() => begin(what)}>{t(`tasks.many_${what}`)}{many < items.length && ` ${many}`}</Button>
      })}
    </div>}
    {dialog}
    </>
  )
}
