import { DatePicker, Form, Input, Modal, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { patch, path, post } from '@/api/client'
import { label, type Label } from '@/i18n'
import { dayText } from './dates'
import { LabelFields } from './LabelFields'
import { unitsQuery } from './queries'
import { kindsBelow } from './tree'
import type { Unit } from './types'
import { UnitSelect } from './UnitSelect'
import { useAct } from './useAct'

/** What to do, with which unit; `create` makes one below it. */
export interface UnitAct {
  act: 'create' | 'rename' | 'move' | 'close'
  unit?: Unit
}

interface Values { label: Label; code: string; kind: Unit['kind']; parent: string; on?: Dayjs }

const send = ({ act, unit }: UnitAct, values: Values): Promise<unknown> => {
  if (act === 'create') return post('/api/org_units', { body: { code: values.code, kind: values.kind, parent: values.parent ?? null, label: { zh: values.label.zh, en: values.label.en ?? '' } } })
  const where = path`/api/org_units/${unit?.id ?? ''}`
  if (act === 'rename') return patch(where, { body: { label: { zh: values.label.zh, en: values.label.en ?? '' } } })
  if (act === 'move') return post(`${where}/move`, { body: { parent: values.parent, on: dayText(values.on) ?? null } })
  return post(`${where}/close`, { body: { on: dayText(values.on) ?? null } })
}

const titles = { create: 'admin.unit_new', rename: 'admin.unit_rename', move: 'admin.move_title', close: 'admin.close_title' } as const

/** Create, rename, move or close a unit. */
export const UnitDialog = ({ act: doing, unit, close }: UnitAct & { close: () => void }) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const { act, busy } = useAct('org_units', 'people', 'person')
  const { data: units } = useQuery(unitsQuery)
  const parent = Form.useWatch('parent', form)
  const under = units?.find((one) => one.id === (parent ?? unit?.id))
  const kinds = kindsBelow(under?.kind)
  const need = (name: string) => ({ required: true, message: `${t(name)}${t('common.colon')}${t('common.required')}` })
  const submit = async (values: Values) => {
    if (await act(() => send({ act: doing, unit }, values), t('admin.done'), form)) close()
  }
  const initial: Partial<Values> = doing === 'rename' ? { label: unit?.label } : doing === 'create' ? { parent: unit?.id, kind: kindsBelow(unit?.kind)[0] } : {}
  return (
    <Modal open width={440} title={t(titles[doing], { unit: label(unit?.label) })} onCancel={close} onOk={form.submit} confirmLoading={busy} okText={t(doing === 'close' ? 'admin.unit_close' : 'common.save')} okButtonProps={{ danger: doing === 'close' }} cancelText={t('common.cancel')}>
      {doing === 'close' && <p className="t2">{t('admin.close_consequence')}</p>}
      {doing === 'move' && <p className="t2">{t('admin.move_consequence')}</p>}
      <Form<Values> form={form} layout="vertical" initialValues={initial} onFinish={(values) => void submit(values)} style={{ marginTop: 16 }}>
        {(doing === 'create' || doing === 'rename') && <LabelFields />}
        {doing === 'create' && (
          <>
            <Form.Item name="code" label={t('admin.code')} extra={t('admin.code_help')} rules={[need('admin.code')]}><Input maxLength={48} autoCapitalize="none" /></Form.Item>
            {unit && <Form.Item name="parent" label={t('admin.parent')} rules={[need('admin.parent')]}><UnitSelect /></Form.Item>}
            <Form.Item name="kind" label={t('admin.kind')} rules={[need('admin.kind')]}><Select options={kinds.map((kind) => ({ value: kind, label: t(`admin.kind_${kind}`) }))} /></Form.Item>
          </>
        )}
        {doing === 'move' && <Form.Item name="parent" label={t('admin.parent')} rules={[need('admin.parent')]}><UnitSelect without={unit?.id} /></Form.Item>}
        {(doing === 'move' || doing === 'close') && <Form.Item name="on" label={t('admin.on')} extra={t('admin.on_help')}><DatePicker className="lq-wide" /></Form.Item>}
      </Form>
    </Modal>
  )
}
