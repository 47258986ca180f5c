import { Alert, App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { queries } from '@/api/queries'
import { changePassword, sessionQuery } from '@/api/session'
import { errorText } from '@/kit/errorText'
import { Feedback } from '@/kit/Feedback'

interface Values {
  old: string
  next: string
  again: string
}

const Dialog = ({ close, must = false }: { close: () => void; must?: boolean }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const [busy, setBusy] = useState(false)
  const submit = async (values: Values) => {
    setBusy(true)
    try {
      await changePassword(values.old, values.next)
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
      message.success(t('shell.password_done'))
      close()
    } catch (error) {
      const at = error instanceof ApiError && error.problems.some((problem) => problem.path.startsWith('/new')) ? 'next' : 'old'
      form.setFields([{ name: at, errors: [errorText(error)] }])
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal open title={t('shell.password_change')} okText={t('common.save')} cancelText={t('common.cancel')} onCancel={close} onOk={form.submit} closable={!must} mask={{ closable: false }} confirmLoading={busy} cancelButtonProps={must ? { style: { display: 'none' } } : undefined} keyboard={!must} width={400}>
      <Form<Values> form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        {must && <Alert type="warning" showIcon title={t('shell.password_must')} style={{ marginBottom: 16 }} />}
        <Form.Item name="old" label={t('shell.password_old')} rules={[{ required: true, message: t('shell.login_missing_password') }]}><Input.Password autoComplete="current-password" /></Form.Item>
        <Form.Item name="next" label={t('shell.password_new')} rules={[{ required: true, message: t('shell.login_missing_password') }, ({ getFieldValue }) => ({ validator: (_, value) => (value && value === getFieldValue('old') ? Promise.reject(new Error(t('shell.password_same'))) : Promise.resolve()) })]}><Input.Password autoComplete="new-password" /></Form.Item>
        <Form.Item name="again" label={t('shell.password_again')} dependencies={['next']} rules={[({ getFieldValue }) => ({ validator: (_, value) => (value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('shell.password_differs')))) })]}><Input.Password autoComplete="new-password" /></Form.Item>
      </Form>
    </Modal>
  )
}

/** Change one's own password; after a reset by the administrator it cannot be put off. */
export const PasswordDialog = (props: { close: () => void; must?: boolean }) => <Feedback><Dialog {...props} /></Feedback>
