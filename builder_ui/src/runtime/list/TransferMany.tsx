import { App, Button, Modal } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { path, post } from '@/api/client'
import { queries } from '@/api/queries'
import { errorText } from '@/kit/errorText'
import { Failure, Loading } from '@/kit/states'
import type { Condition, FormMeta, Json } from '../types'
import { PersonSelect } from '../widgets/PersonSelect'

interface Preview {
  count: number
  refused: number
  samples: { id: string; title: string }[]
}

interface Props {
  form: FormMeta
  view: string
  filter: Condition[] | { [key: string]: Json }
  close: () => void
}

const again = () => queries.invalidateQueries({ predicate: ({ queryKey: [what] }) => what === 'record' || what === 'records' || what === 'history' })

/** Hand over everything a list shows, on all its pages: how many first, then to whom; and the way to undo it. */
export const TransferMany = ({ form, view, filter, close }: Props) => {
  const { t } = useTranslation()
  const { message, notification } = App.useApp()
  const [owner, setOwner] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const of = path`/api/apps/${form.app}/forms/${form.name}`
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['records', form.app, form.name, 'transfer', view, filter], gcTime: 0, retry: false,
    queryFn: () => post<Preview>(`${of}/transfer/preview`, { body: { view, filter } }),
  })
  const undo = async (batch: string) => {
    try {
      const done = await post<{ count: number; changed_since: number }>(`${of}/batches/${batch}/undo`)
      await again()
      message.success(done.changed_since > 0 ? t('acts.many_undone_some', { count: done.count, since: done.changed_since }) : t('acts.many_undone', { count: done.count }))
    } catch (problem) {
      message.error(errorText(problem))
    }
  }
  const go = async () => {
    if (!owner || !data || busy) return
    setBusy(true)
    setFailure(null)
    try {
      const done = await post<{ batch: string; count: number }>(`${of}/transfer`, { body: { view, filter, owner, count: data.count } })
      await again()
      notification.success({
        key: done.batch, duration: 20, title: t('acts.many_done', { count: done.count }), description: t('acts.many_done_about'),
        actions: <Button size="small" onClick={() => { notification.destroy(done.batch); void undo(done.batch) }}>{t('acts.many_undo')}</Button>,
      })
      close()
    } catch (problem) {
      setFailure(errorText(problem))
      setBusy(false)
      void refetch()
    }
  }
  const count = data?.count ?? 0
  return (
    <Modal open width={480} title={t('acts.many_title')} okText={t('acts.many_go', { count })} okButtonProps={{ disabled: !owner || count === 0 }} confirmLoading={busy} cancelText={t('common.cancel')} onCancel={close} onOk={() => void go()}>
      {isPending && <Loading rows={3} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && (
        <>
          <p>{t('acts.many_count', { count })}{data.refused > 0 && <span className="t3"> {t('acts.many_refused', { count: data.refused })}</span>}</p>
          <ul className="t2">{data.samples.map((one) => <li key={one.id} className="nw">{one.title}</li>)}</ul>
          {count > data.samples.length && <p className="t3">{t('acts.many_more', { count: count - data.samples.length })}</p>}
          <p className="t2">{t('record.transfer_consequence')}</p>
          <label htmlFor="many-owner" className="t2">{t('record.transfer_to')}</label>
          <PersonSelect id="many-owner" className="lq-wide" value={owner} onChange={setOwner} />
        </>
      )}
      {failure && <p className="danger" role="alert">{failure}</p>}
    </Modal>
  )
}
