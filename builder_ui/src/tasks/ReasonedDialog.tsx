import { App, Input, Modal } from 'antd'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '@/kit/errorText'
import { administer, stepped } from './api'

interface Props {
  detail: { id: string; number: number }
  action: string
  /** Nothing need be said. */
  isOptional?: boolean
  /** What else is chosen, and what of it is sent; nothing is sent before it is complete. */
  more?: ReactNode
  body?: Record<string, unknown> | null
  close: () => void
}

/** Something done with a case as a whole, with the reason that its story keeps. */
export const ReasonedDialog = ({ detail, action, isOptional = false, more, body = {}, close }: Props) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const key = useRef(crypto.randomUUID())
  const lacks = body === null || (!isOptional && reason.trim().length < 2)
  const go = async () => {
    if (busy || lacks) return
    setBusy(true)
    setFailure(null)
    try {
      await administer(detail.id, action, { ...body, reason: reason.trim() }, key.current)
      await stepped()
      message.success(t('tasks.did', { action: t(`tasks.case_${action}`) }))
      close()
    } catch (error) {
      key.current = crypto.randomUUID()
      setFailure(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open width={440} title={t('tasks.case_act_title', { action: t(`tasks.case_${action}`), number: detail.number })} okText={t(`tasks.case_${action}`)} okButtonProps={{ danger: action === 'cancel' || action === 'withdraw', disabled: lacks }}
      confirmLoading={busy} cancelText={t('common.cancel')} onCancel={close} onOk={() => void go()}
    >
      <p className="t2 lq-reason-about">{t(`tasks.case_${action}_about`)}</p>
      {more}
      <label htmlFor="case-reason" className="t2">{t(isOptional ? 'tasks.reason_free' : 'tasks.reason')}</label>
      <Input.TextArea id="case-reason" value={reason} maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => setReason(event.target.value)} />
      {failure && <p className="danger" role="alert">{failure}</p>}
    </Modal>
  )
}
