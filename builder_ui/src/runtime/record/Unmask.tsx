import { Button, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { path, post } from '@/api/client'
import { ApiError } from '@/api/problem'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { IconButton } from '@/kit/IconButton'
import type { FieldMeta, FormMeta, Json, RecordRow } from '../types'
import { Value } from '../values/Value'

interface Props {
  form: FormMeta
  record: RecordRow
  field: FieldMeta
}

interface Unmasked {
  value: Json
  text: string | null
  left: number
}

const shownFor = 60
const [shortest, longest] = [4, 200]

const ReasonDialog = ({ form, record, field, found, close }: Props & { found: (one: Unmasked) => void; close: () => void }) => {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const usual = [t('acts.unmask_reason_visit'), t('acts.unmask_reason_check'), t('acts.unmask_reason_complaint')]
  const ready = reason.trim().length >= shortest
  const ask = async () => {
    if (busy || !ready) return
    setBusy(true)
    setFailure(null)
    try {
      found(await post<Unmasked>(path`/api/apps/${form.app}/forms/${form.name}/records/${record.id}/unmask`, { body: { field: field.name, reason: reason.trim() } }))
    } catch (error) {
      setFailure(error instanceof ApiError && error.problems.length > 0 ? error.problems.map((one) => one.message).join(' ') : errorText(error))
      setBusy(false)
    }
  }
  return (
    <Modal open width={440} title={t('acts.unmask_title', { field: label(field.label) })} okText={t('acts.unmask_go')} okButtonProps={{ disabled: !ready }} confirmLoading={busy} cancelText={t('common.cancel')} onCancel={close} onOk={() => void ask()}>
      <p className="t2">{t('acts.unmask_about', { seconds: shownFor })}</p>
      <label htmlFor="unmask-reason" className="t2">{t('acts.unmask_reason')}</label>
      <Input.TextArea id="unmask-reason" autoFocus rows={2} maxLength={longest} value={reason} onChange={(event) => setReason(event.target.value)} />
      <div className="row g8 wrap lq-usual">{usual.map((one) => <Button key={one} size="small" onClick={() => setReason(one)}>{one}</Button>)}</div>
      {failure && <p className="danger" role="alert">{failure}</p>}
    </Modal>
  )
}

/** A masked value with the eye that shows it for a while, where the role allows it. It is kept nowhere but on the screen. */
export const Unmask = (props: Props) => {
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
      {asking && <ReasonDialog {...props} found={(one) => { setFound(one); setAsking(false) }} close={() => setAsking(false)} />}
    </span>
  )
}
