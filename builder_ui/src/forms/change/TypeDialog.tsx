import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeType, freeName, newUid, type Field, type FormBody } from '@/document'
import { label } from '@/i18n'
import { typeNamed } from '@/studio/catalogue'
import { useEditor } from '@/studio/editor/context'
import { useAct, useDesigner, useForm } from '../designer'
import { newField } from '../newField'
import { Look } from './Look'
import { SetSelect } from './SetSelect'
import { Unfit } from './Unfit'
import { useLook } from './useLook'
import { conversion, type Unfit as Rest, type Wish } from './wishes'
import './change.css'

const NEEDS_SET = new Set(['choice', 'choices'])

/** Give a published field another type: what that does to the values there are is shown before. */
export const TypeDialog = ({ field, close }: { field: Field; close: () => void }) => {
  const { t } = useTranslation()
  const { store } = useEditor<FormBody>()
  const { catalogue } = useDesigner()
  const doc = useForm((state) => state.doc)
  const act = useAct()
  const [type, setType] = useState<string>()
  const [set, setSet] = useState<string>()
  const [rest, setRest] = useState<Rest>('refuse')
  const [instead, setInstead] = useState('')
  const [wishes, setWishes] = useState<Readonly<Record<string, Wish>>>({})
  const info = typeNamed(catalogue, type ?? '')
  const options = NEEDS_SET.has(type ?? '') ? { set: set ?? '' } : info ? { ...(newField(info, doc).options ?? {}), ...carried(field, info.name) } : {}
  const ready = info !== undefined && (!NEEDS_SET.has(info.name) || set !== undefined)
  const look = useLook(field, ready ? info.name : undefined, options)

  const take = () => {
    if (!info) return
    const names = store.getState().doc.fields.map(({ name }) => name)
    const kept: Field | undefined = rest === 'keep_text' && look.data?.unfit
      ? { uid: newUid(), name: freeName(`${field.name}_text`, names), type: 'long_text', label: { zh: t('change.kept_label', { name: field.label.zh, lng: 'zh' }), en: t('change.kept_label', { name: field.label.en ?? field.label.zh, lng: 'en' }) } }
      : undefined
    const wished = look.data?.unfit ? conversion(info.name, rest, instead, wishes, kept?.name) : undefined
    act(changeType(field.uid, { type: info.name, options: Object.keys(options).length > 0 ? options : undefined, conversion: wished }, kept), field.uid)
    close()
  }

  return (
    <Modal
      open onCancel={close} width={640} title={t('change.type_of', { name: label(field.label) || field.name })}
      footer={[
        <Button key="no" onClick={close}>{t('common.cancel')}</Button>,
        <Button key="yes" type="primary" disabled={!ready || look.isFetching || (look.error !== null && !look.isNew)} onClick={take}>{t('change.take_type')}</Button>,
      ]}
    >
      <div className="lq-change">
        <div className="types">
          <span className="tag">{label(typeNamed(catalogue, field.type)?.label)}</span>
          <span aria-hidden="true">→</span>
          <Select
            value={type} placeholder={t('change.choose_type')} aria-label={t('change.choose_type')} onChange={(next: string) => { setType(next); setWishes({}) }}
            options={(typeNamed(catalogue, field.type)?.becomes ?? []).map((name) => ({ value: name, label: label(typeNamed(catalogue, name)?.label) || name }))}
          />
          {NEEDS_SET.has(type ?? '') && <SetSelect value={set} change={setSet} />}
        </div>
        <Look look={look} />
        {look.data && look.data.unfit > 0 && (
          <Unfit look={look.data} rest={rest} setRest={setRest} instead={instead} setInstead={setInstead} wishes={wishes} wish={(value, wish) => setWishes((before) => ({ ...before, [value]: wish }))} />
        )}
        <p className="s12 t3">{t('change.kept_days')}</p>
      </div>
    </Modal>
  )
}

/** What of the options a field has the new type asks for as well. */
const carried = (field: Field, type: string): object =>
  type === 'reference' || type === 'references' ? { form: field.options?.form } : {}
