import { Button, DatePicker, Form, Input, Modal, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { dayText } from '@/admin/dates'
import { useAct } from '@/admin/useAct'
import { get, path, post, remove } from '@/api/client'
import { queries } from '@/api/queries'
import { sessionQuery, useMe } from '@/api/session'
import type { Named } from '@/api/types'
import { label, type Label } from '@/i18n'
import { Feedback } from '@/kit/Feedback'
import { today } from '@/kit/today'
import { PersonSelect } from '@/runtime/widgets/PersonSelect'

interface Delegation { id: string; principal: Named; delegate: Named; post: { label: Label }; since: string; until: string; reason: string; mine: boolean }
interface Values { assignment: string; person: string; days: [Dayjs, Dayjs]; reason: string }

const Given = ({ one }: { one: Delegation }) => {
  const { t } = useTranslation()
  const { act, busy } = useAct('delegations')
  const end = async () => {
    if (await act(() => remove(path`/api/delegations/${one.id}`), t('shell.delegation_ended'))) await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }
  return (
    <li className="row g8">
      <span className="col sp">
        <span>{t('shell.for', { who: one.delegate.label, whom: one.principal.label })}<span className="t2">·{label(one.post.label)}</span></span>
        <span className="s12 t3">{t('shell.delegation_days', { since: one.since, until: one.until })}·{one.reason}</span>
      </span>
      <Button size="small" loading={busy} onClick={() => void end()}>{t('shell.delegation_end')}</Button>
    </li>
  )
}

const Dialog = ({ close }: { close: () => void }) => {
  const { t } = useTranslation()
  const me = useMe()
  const [form] = Form.useForm<Values>()
  const { act, busy } = useAct('delegations')
  const { data } = useQuery({ queryKey: ['delegations'], queryFn: () => get<{ items: Delegation[] }>('/api/delegations') })
  const submit = async ({ assignment, person, days, reason }: Values) => {
    const body = { assignment, person, since: dayText(days[0]), until: dayText(days[1]), reason }
    if (await act(() => post('/api/delegations', { body }), t('shell.delegated'), form, { since: 'days', until: 'days' })) form.resetFields(['person', 'reason'])
  }
  const needed = [{ required: true, message: t('common.required') }]
  return (
    <Modal open width={480} title={t('shell.delegate_title')} onCancel={close} onOk={form.submit} confirmLoading={busy} okText={t('shell.delegate_ok')} cancelText={t('common.close')}>
      <p className="t3 s12">{t('shell.delegate_help')}</p>
      <Form<Values> form={form} layout="vertical" style={{ marginTop: 16 }} initialValues={{ assignment: me.acting ?? me.assignments[0]?.id, days: [today(), today().add(6, 'day')] }} onFinish={(values) => void submit(values)}>
        <Form.Item name="assignment" label={t('shell.delegate_post')} rules={needed}><Select options={me.assignments.map((one) => ({ value: one.id, label: `${label(one.post.label)}·${label(one.unit.label)}` }))} /></Form.Item>
        <Form.Item name="person" label={t('shell.delegate_to')} rules={needed}><PersonSelect /></Form.Item>
        <Form.Item name="days" label={t('shell.delegate_days')} rules={needed}><DatePicker.RangePicker className="lq-wide" minDate={today()} /></Form.Item>
        <Form.Item name="reason" label={t('shell.delegate_reason')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}><Input maxLength={200} /></Form.Item>
      </Form>
      {data && data.items.length > 0 && <section aria-label={t('shell.delegations')}><h3>{t('shell.delegations')}</h3><ul className="lq-given">{data.items.map((one) => <Given key={one.id} one={one} />)}</ul></section>}
    </Modal>
  )
}

/** Let somebody act for me in one of my posts for some days, see who does, and end it. */
export const DelegationDialog = (props: { close: () => void }) => <Feedback><Dialog {...props} /></Feedback>
