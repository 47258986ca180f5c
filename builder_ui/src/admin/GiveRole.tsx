import { DatePicker, Form, Modal, Segmented, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { post } from '@/api/client'
import { label } from '@/i18n'
import { dayText } from './dates'
import { PersonSelect } from '@/runtime/widgets/PersonSelect'
import { postsQuery } from './queries'
import type { Role } from './types'
import { UnitSelect } from './UnitSelect'
import { useAct } from './useAct'

interface Values { to: 'person' | 'post'; person?: string; post?: string; unit?: string; valid_to?: Dayjs }

/** Give a role to a person, or to whoever holds a post. Roles of the platform are given to people only. */
export const GiveRole = ({ role, close }: { role: Role; close: () => void }) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const { act, busy } = useAct('holders', 'roles', 'people', 'person')
  const { data: posts } = useQuery(postsQuery)
  const to = Form.useWatch('to', form) ?? 'person'
  const submit = async (values: Values) => {
    const holder = values.to === 'post' ? { post: values.post, unit: values.unit ?? null } : { person: values.person }
    if (await act(() => post('/api/roles/holders', { body: { app: role.app, role: role.role, ...holder, valid_to: dayText(values.valid_to) ?? null } }), t('roles.given'), form)) close()
  }
  return (
    <Modal open width={440} title={t('roles.give_title', { role: label(role.label) })} onCancel={close} onOk={form.submit} confirmLoading={busy} okText={t('roles.give')} cancelText={t('common.cancel')}>
      <p className="t3 s12">{t('roles.second_eyes')}</p>
      <Form<Values> form={form} layout="vertical" initialValues={{ to: 'person' }} onFinish={(values) => void submit(values)} style={{ marginTop: 16 }}>
        <Form.Item name="to" label={t('roles.to')} hidden={!role.app}><Segmented block options={(['person', 'post'] as const).map((value) => ({ value, label: t(`roles.to_${value}`) }))} /></Form.Item>
        {to === 'person' && <Form.Item name="person" label={t('roles.by_person')} rules={[{ required: true, message: t('roles.person_required') }]}><PersonSelect /></Form.Item>}
        {to === 'post' && (
          <>
            <Form.Item name="post" label={t('roles.by_post')} rules={[{ required: true, message: t('roles.post_required') }]}><Select showSearch={{ optionFilterProp: 'label' }} placeholder={t('form.choose')} options={posts?.map((one) => ({ value: one.id, label: label(one.label) }))} /></Form.Item>
            <Form.Item name="unit" label={t('roles.within')} extra={t('roles.within_help')}><UnitSelect allowClear placeholder={t('roles.everywhere')} /></Form.Item>
          </>
        )}
        <Form.Item name="valid_to" label={t('roles.until')} extra={t('admin.valid_to_help')}><DatePicker className="lq-wide" placeholder={t('admin.forever')} /></Form.Item>
      </Form>
    </Modal>
  )
}
