import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { path, post } from '@/api/client'
import type { Message } from './messages'
import { useAct } from './useAct'

/** Send a message again: it may arrive twice, so a reason is given. */
export const MessageAgain = ({ one, close }: { one: Message; close: () => void }) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ reason: string }>()
  const { act, busy } = useAct('messages')
  const send = async (body: { reason: string }) => {
    if (await act(() => post(path`/api/messages/${one.id}/again`, { body }), t('messages.again_done'), form)) close()
  }
  return (
    <Modal open width={440} title={t('messages.again_title', { who: one.person.label })} onCancel={close} onOk={form.submit} confirmLoading={busy} okText={t('messages.again')} cancelText={t('common.cancel')}>
      <p className="t3 s12">{t(one.state === 'unknown' ? 'messages.again_unknown' : 'messages.again_help')}</p>
      <Form form={form} layout="vertical" onFinish={(values) => void send(values)}>
        <Form.Item name="reason" label={t('messages.why')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}><Input maxLength={500} /></Form.Item>
      </Form>
    </Modal>
  )
}
