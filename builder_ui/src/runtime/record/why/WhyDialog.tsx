import { Form, Input, Modal, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, post } from '@/api/client'
import { label, type Label } from '@/i18n'
import { Feedback } from '@/kit/Feedback'
import { Failure, Loading } from '@/kit/states'
import { Verdict, type Explanation } from './Verdict'
import './why.css'

const ACTIONS = ['read', 'update', 'delete', 'transfer', 'share', 'export', 'create', 'import'] as const

interface Field { name: string; label: Label }
interface AskedForm { app: string; app_label: Label; form: string; label: Label; fields: readonly Field[] }
interface Question { app: string; form: string; record?: string | undefined; fields: readonly Field[] }

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** The answer for a person about a form, perhaps about one record and one field of it. */
const Answer = ({ person, asked }: { person: string; asked: Question }) => {
  const { t } = useTranslation()
  const [action, setAction] = useState<string>('read')
  const [field, setField] = useState<string>()
  const question = { person, app: asked.app, form: asked.form, action, field: field ?? null, record: asked.record ?? null }
  const { data, error, refetch } = useQuery({ queryKey: ['why', question], queryFn: () => post<Explanation>('/api/permissions/explain', { body: question }), retry: false, gcTime: 0 })
  return (
    <>
      <div className="lq-why-asked">
        <Select aria-label={t('rights.action')} value={action} onChange={setAction} options={ACTIONS.map((value) => ({ value, label: t(`rights.action_${value}`) }))} />
        <Select aria-label={t('rights.field')} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('rights.any_field')} value={field} onChange={setField} options={asked.fields.map((one) => ({ value: one.name, label: label(one.label) }))} />
      </div>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading rows={4} />}
      {data && <Verdict found={data} />}
    </>
  )
}

interface OwnProps { person: string; name: string; asked?: Question; close: () => void }

/** Which form, perhaps which record: for who asks about somebody else. */
const Ask = ({ person }: { person: string }) => {
  const { t } = useTranslation()
  const [at, setAt] = useState<string>()
  const [place, setPlace] = useState('')
  const { data, error, refetch } = useQuery({ queryKey: ['why', 'forms'], queryFn: () => get<{ items: AskedForm[] }>('/api/permissions/forms') })
  const forms = data?.items ?? []
  const chosen = forms.find((one) => `${one.app}/${one.form}` === at)
  const record = uuid.exec(place)?.[0]
  return (
    <>
      {error && <Failure error={error} retry={() => void refetch()} />}
      <Form layout="vertical" className="lq-why-about">
        <Form.Item label={t('rights.form')} htmlFor="why-form"><Select id="why-form" showSearch={{ optionFilterProp: 'label' }} loading={!data && !error} value={at} onChange={setAt} options={forms.map((one) => ({ value: `${one.app}/${one.form}`, label: `${label(one.app_label)}·${label(one.label)}` }))} /></Form.Item>
        <Form.Item label={t('rights.record')} htmlFor="why-record" extra={place && !record ? t('rights.record_unread') : t('rights.record_help')}><Input id="why-record" value={place} onChange={(event) => setPlace(event.target.value)} /></Form.Item>
      </Form>
      {chosen && <Answer key={`${at ?? ''}${record ?? ''}`} person={person} asked={{ app: chosen.app, form: chosen.form, record, fields: chosen.fields }} />}
    </>
  )
}

/** Why this person may or may not. */
export const WhyDialog = ({ person, name, asked, close }: OwnProps) => {
  const { t } = useTranslation()
  return (
    <Feedback>
      <Modal open width={620} footer={null} title={asked ? t('rights.why_own') : t('rights.why_of', { name })} onCancel={close}>
        <p className="t3 s12">{t(asked ? 'rights.why_own_about' : 'rights.why_about')}</p>
        {asked ? <Answer person={person} asked={asked} /> : <Ask person={person} />}
      </Modal>
    </Feedback>
  )
}
