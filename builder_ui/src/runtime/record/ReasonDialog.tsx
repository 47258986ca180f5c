import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { path, post } from '@/api/client'
import { ApiError } from '@/api/problem'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { shownFor, type Unmasked, type UnmaskProps } from './unmasked'

const [shortest, longest] = [4, 200]

/** Why somebody needs a masked value in clear. */
export const ReasonDialog = ({ form, record, field, found, close }: UnmaskProps & { found: (one: Unmasked) => void; close: () => void }) => {
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
      <p className="t2 lq-reason-about">{t('acts.unmask_about', { seconds: shownFor })}</p>
      <label htmlFor="unmask-reason" className="t2">{t('acts.unmask_reason')}</label>
      <Input.TextArea id="unmask-reason" autoFocus rows={2} maxLength={longest} value={reason} onChange={(event) => setReason(event.target.value)} />
      <div className="row g8 wrap lq-usual">{usual.map((one) => <Button key={one} size="small" onClick={() => setReason(one)}>{one}</Button>)}</div>
      {failure && <p className="danger" role="alert">{failure}</p>}
    </Modal>
  )
}
