import { Drawer, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '@/api/client'
import { OneTimePassword } from './OneTimePassword'
import { useAct } from './useAct'

interface Values { login: string; name: string; phone?: string; email?: string }

/** A new person; he can log in once a first password is made for him. */
export const NewPerson = ({ close }: { close: () => void }) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const { act, busy } = useAct('people')
  const [made, setMade] = useState<{ id: string; name: string }>()
  const submit = (values: Values) => act(async () => {
    const { id } = await post<{ id: string }>('/api/people', { body: { ...values, phone: values.phone || null, email: values.email || null } })
    setMade({ id, name: values.name })
  }, t('admin.created_person', { name: values.name }), form)
  const missing = (name: string) => ({ required: true, whitespace: true, message: `${t(name)}${t('common.colon')}${t('common.required')}` })
  if (made) return <OneTimePassword person={made} first close={close} />
  return (
    <Drawer open size={440} title={t('admin.person_new')} onClose={close} footer={<div className="row g8"><Button type="primary" loading={busy} onClick={form.submit}>{t('common.create')}</Button><Button onClick={close}>{t('common.cancel')}</Button></div>}>
      <Form<Values> form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        <Form.Item name="login" label={t('admin.login')} rules={[missing('admin.login')]}><Input autoFocus maxLength={64} autoCapitalize="none" autoComplete="off" /></Form.Item>
        <Form.Item name="name" label={t('admin.person_name')} rules={[missing('admin.person_name')]}><Input maxLength={100} /></Form.Item>
        <Form.Item name="phone" label={t('admin.phone')}><Input type="tel" maxLength={32} /></Form.Item>
        <Form.Item name="email" label={t('admin.email')}><Input type="email" maxLength={254} /></Form.Item>
      </Form>
    </Drawer>
  )
}
