import { App, Button, Checkbox, DatePicker, Form, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { path, post, remove } from '@/api/client'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { dayText } from './dates'
import { postsQuery } from './queries'
import type { AssignmentHeld, Person } from './types'
import { UnitSelect } from './UnitSelect'
import { useAct } from './useAct'

interface Values { post: string; unit: string; valid_from?: Dayjs; valid_to?: Dayjs; primary?: boolean }

const NewAssignment = ({ person, close }: { person: Person; close: () => void }) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const { act, busy } = useAct('people', 'person')
  const { data: posts } = useQuery(postsQuery)
  const need = (name: string) => ({ required: true, message: `${t(name)}${t('common.colon')}${t('common.required')}` })
  const save = async (values: Values) => {
    const body = { post: values.post, unit: values.unit, valid_from: dayText(values.valid_from), valid_to: dayText(values.valid_to), primary: values.primary ?? false }
    if (await act(() => post(path`/api/people/${person.id}/assignments`, { body }), t('admin.saved'), form)) close()
  }
  return (
    <Form<Values> form={form} layout="vertical" onFinish={(values) => void save(values)} style={{ marginTop: 8 }}>
      <Form.Item name="unit" label={t('admin.unit')} rules={[need('admin.unit')]}><UnitSelect /></Form.Item>
      <Form.Item name="post" label={t('admin.post')} rules={[need('admin.post')]}><Select showSearch={{ optionFilterProp: 'label' }} placeholder={t('form.choose')} options={posts?.map((one) => ({ value: one.id, label: label(one.label) }))} /></Form.Item>
      <div className="row g8">
        <Form.Item name="valid_from" label={t('admin.valid_from')} className="sp"><DatePicker className="lq-wide" /></Form.Item>
        <Form.Item name="valid_to" label={t('admin.valid_to')} className="sp"><DatePicker className="lq-wide" placeholder={t('admin.forever')} /></Form.Item>
      </div>
      <Form.Item name="primary" valuePropName="checked"><Checkbox>{t('admin.primary')}</Checkbox></Form.Item>
      <div className="row g8"><Button htmlType="submit" className="lq-outline" loading={busy}>{t('common.save')}</Button><Button onClick={close}>{t('common.cancel')}</Button></div>
    </Form>
  )
}

/** The posts a person holds; one is ended, never deleted. */
export const Assignments = ({ person, fixed }: { person: Person; fixed: boolean }) => {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const { act } = useAct('people', 'person')
  const [adding, setAdding] = useState(false)
  const end = (one: AssignmentHeld) => modal.confirm({
    title: t('admin.assignment_end_title', { post: label(one.post.label) }), content: t('admin.assignment_end_consequence', { name: person.name }),
    okText: t('admin.assignment_end'), okButtonProps: { danger: true }, cancelText: t('common.cancel'),
    onOk: () => act(() => remove(path`/api/people/${person.id}/assignments/${one.id}`), t('admin.done')),
  })
  return (
    <section className="lq-part">
      <h3>{t('admin.assignments')}<span className="bdg">{person.assignments.length}</span><span className="sp" />{!fixed && !adding && <Button size="small" icon={<Icon name="plus" size={12} />} onClick={() => setAdding(true)}>{t('admin.assignment_add')}</Button>}</h3>
      {person.assignments.length === 0 && <p className="t3">{t('admin.assignments_none')}</p>}
      {person.assignments.map((one) => (
        <div className="item" key={one.id}>
          <div className="sp"><div className="row g8"><span>{label(one.post.label)}</span>{one.primary && <span className="tag blue">{t('admin.primary')}</span>}</div><div className="s12 t3">{label(one.unit.label)}·{one.valid_from} – {one.valid_to ?? t('admin.forever')}</div></div>
          {!fixed && <Button size="small" danger onClick={() => end(one)}>{t('admin.assignment_end')}</Button>}
        </div>
      ))}
      {adding && <NewAssignment person={person} close={() => setAdding(false)} />}
    </section>
  )
}
