import { Button, Checkbox, DatePicker, Form, Modal, Segmented, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { dayText } from '@/admin/dates'
import { useAct } from '@/admin/useAct'
import { get, post, remove } from '@/api/client'
import { Feedback } from '@/kit/Feedback'
import { dateTime } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Failure, Loading } from '@/kit/states'
import { today } from '@/kit/today'
import type { FormMeta, RecordRow } from '../../types'
import { PersonSelect, UnitFound } from '../../widgets/PersonSelect'
import './sharing.css'

interface Named { id: string; label: string | null }
interface Share { id: string; person: Named | null; unit: Named | null; role: Named | null; may_write: boolean; until: string; by: Named | null; at: string; counts: boolean }
interface Shares { items: Share[]; roles: Named[] }
interface Values { how: 'person' | 'unit' | 'role'; person?: string; unit?: string; role?: string; until: Dayjs; may_write?: boolean }
interface Props { form: FormMeta; record: RecordRow; close: () => void }

const longest = 365

const Given = ({ one, at }: { one: Share; at: string }) => {
  const { t } = useTranslation()
  const { act, busy } = useAct('shares')
  const to = one.person ?? one.unit ?? one.role
  const name = to?.label ?? to?.id ?? ''
  return (
    <li>
      <Icon name={one.person ? 'user' : one.unit ? 'branch' : 'people'} />
      <span className="col sp">
        <span>{name}<span className="t2">·{t(one.may_write ? 'rights.share_write' : 'rights.share_read')}·{t('rights.share_days', { until: one.until })}</span></span>
        <span className="s12 t3">{t('rights.share_by', { by: one.by?.label ?? t('record.system'), at: dateTime(one.at) })}</span>
        {!one.counts && <span className="s12 danger">{t('rights.share_void')}</span>}
      </span>
      <Button size="small" loading={busy} aria-label={`${t('rights.share_end')} ${name}`} onClick={() => void act(() => remove(`${at}/${one.id}`), t('rights.share_ended'))}>{t('rights.share_end')}</Button>
    </li>
  )
}

const Dialog = ({ form: meta, record, close }: Props) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const how = Form.useWatch('how', form) ?? 'person'
  const { act, busy } = useAct('shares')
  const at = `/api/apps/${meta.app}/forms/${meta.name}/records/${encodeURIComponent(record.id)}/shares`
  const { data, error, refetch } = useQuery({ queryKey: ['shares', record.id], queryFn: () => get<Shares>(at), retry: false })
  const submit = async (values: Values) => {
    const body = { [values.how]: values[values.how], may_write: values.may_write ?? false, until: dayText(values.until) }
    if (await act(() => post(at, { body }), t('rights.shared'), form)) form.resetFields(['person', 'unit', 'role', 'may_write'])
  }
  const needed = [{ required: true, message: t('common.required') }]
  const hows = (['person', 'unit', 'role'] as const).map((value) => ({ value, label: t(`rights.${value}`) }))
  return (
    <Modal open width={520} title={t('rights.share_title')} onCancel={close} onOk={form.submit} confirmLoading={busy} okText={t('rights.share_ok')} cancelText={t('common.close')}>
      <p className="t3 s12">{t('rights.share_about')}</p>
      <Form<Values> form={form} layout="vertical" className="lq-share" initialValues={{ how: 'person', until: today().add(7, 'day') }} onFinish={(values) => void submit(values)}>
        <Form.Item name="how" label={t('rights.share_with')}><Segmented block options={hows} /></Form.Item>
        {how === 'person' && <Form.Item name="person" rules={needed}><PersonSelect aria-label={t('rights.person')} /></Form.Item>}
        {how === 'unit' && <Form.Item name="unit" rules={needed} extra={t('rights.share_unit_help')}><UnitFound aria-label={t('rights.unit')} /></Form.Item>}
        {how === 'role' && <Form.Item name="role" rules={needed} extra={t('rights.share_role_help')}><Select aria-label={t('rights.role')} options={(data?.roles ?? []).map((one) => ({ value: one.id, label: one.label ?? one.id }))} /></Form.Item>}
        <Form.Item name="until" label={t('rights.share_until')} rules={needed}><DatePicker className="lq-wide" minDate={today()} maxDate={today().add(longest, 'day')} /></Form.Item>
        {record.rights?.update && <Form.Item name="may_write" valuePropName="checked" extra={t('rights.share_write_about')}><Checkbox>{t('rights.share_write')}</Checkbox></Form.Item>}
      </Form>
      <section className="lq-shares" aria-label={t('rights.shares')}>
        <h3>{t('rights.shares')}</h3>
        {!data && !error && <Loading rows={2} />}
        {error && <Failure error={error} retry={() => void refetch()} />}
        {data?.items.length === 0 && <p className="t3">{t('rights.shares_none')}</p>}
        {data && data.items.length > 0 && <ul>{data.items.map((one) => <Given key={one.id} one={one} at={at} />)}</ul>}
      </section>
    </Modal>
  )
}

/** Share a record with a person, a unit or a role until a day; see with whom it is shared, and end it. */
export const ShareDialog = (props: Props) => <Feedback><Dialog {...props} /></Feedback>
