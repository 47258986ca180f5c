import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freeName, NAME, newUid, slug } from '@/document'
import { label } from '@/i18n'
import { useRun } from '@/studio/editor/context'
import { useReferables } from '@/studio/referables'
import { columnOptions } from '../columns/choices'
import { nameOfType, PLAIN_TYPES } from '../columns/types'
import { memberOf, useDecision, useDesk } from '../desk'
import { addCharacteristic, altered, changeCharacteristic, type CardBody, type Characteristic } from '../document'

/** What a characteristic looks at: a field of the form, or a value that is given under its name. */
export const CharacteristicDialog = ({ uid, close }: { uid?: string; close: () => void }) => {
  const { t } = useTranslation()
  const doc = useDecision<CardBody, CardBody>((whole) => whole)
  const run = useRun<CardBody>()
  const { app, form, names } = useDesk()
  const sets = useReferables(app, 'option_set').groups
  const part = doc.characteristics.find((each) => each.uid === uid)
  const [expression, setExpression] = useState(part ? part.expression || part.name : '')
  const [zh, setZh] = useState(part?.label?.zh ?? '')
  const [en, setEn] = useState(part?.label?.en ?? '')
  const [type, setType] = useState(part?.type ?? 'number')
  const [typed, setTyped] = useState(part?.name)
  const others = doc.characteristics.filter((each) => each.uid !== uid).map(({ name }) => name)
  const fields = columnOptions(names)
  const field = fields.find(({ value }) => value === expression)
  const name = typed ?? freeName(en.trim() !== '' && slug(en) !== 'field' ? slug(en) : (field?.value.split('.').pop() ?? 'characteristic'), others)
  const fault = !NAME.test(name) ? t('forms.name_malformed') : others.includes(name) ? t('decisions.name_taken') : undefined
  const ready = fault === undefined && (zh.trim() !== '' || field !== undefined)
  const submit = () => {
    if (!ready) return
    const title = zh.trim() === '' ? undefined : en.trim() === '' ? { zh: zh.trim() } : { zh: zh.trim(), en: en.trim() }
    const what = { name, label: title, type, expression: expression.trim() === '' || expression === part?.name ? name : expression.trim() }
    run(part ? changeCharacteristic(part.uid, what) : addCharacteristic(altered<Characteristic>({ uid: newUid(), name, type, bins: [] }, what)))
    close()
  }
  return (
    <Modal
      open onCancel={close} title={t(part ? 'decisions.change_characteristic' : 'decisions.characteristic', { name: label(part?.label) || name })}
      footer={[<Button key="no" onClick={close}>{t('common.cancel')}</Button>, <Button key="yes" type="primary" disabled={!ready} onClick={submit}>{t(part ? 'common.save' : 'decisions.add_column')}</Button>]}
    >
      <Form layout="vertical">
        {form !== undefined && (
          <Form.Item label={t('decisions.looks_at')} htmlFor="part-field">
            <Select
              id="part-field" showSearch={{ optionFilterProp: 'label' }} value={expression || undefined} placeholder={t('decisions.choose_field')} options={fields.map(({ value, title }) => ({ value, label: title }))}
              onChange={(value: string) => { setExpression(value); setType(fields.find((each) => each.value === value)?.type ?? type) }}
            />
          </Form.Item>
        )}
        <div className="lq-pair">
          <Form.Item label={t('studio.name_zh')} htmlFor="part-zh"><Input id="part-zh" value={zh} maxLength={100} placeholder={label(memberOf(names, expression)?.label)} onChange={({ target }) => setZh(target.value)} /></Form.Item>
          <Form.Item label={t('studio.name_en')} htmlFor="part-en"><Input id="part-en" value={en} maxLength={100} onChange={({ target }) => setEn(target.value)} /></Form.Item>
        </div>
        <div className="lq-pair">
          <Form.Item label={t('decisions.type')} htmlFor="part-type">
            <Select
              id="part-type" value={type} disabled={field !== undefined} onChange={setType}
              options={[{ label: t('decisions.types'), options: PLAIN_TYPES.map((value) => ({ value: value as string, label: nameOfType(value, t) })) }, ...sets.map((group) => ({ label: group.title, options: group.items.map((item) => ({ value: `option:${item.reference}`, label: label(item.label) })) }))]}
            />
          </Form.Item>
          <Form.Item label={t('forms.technical_name')} htmlFor="part-name" validateStatus={fault ? 'error' : undefined} help={fault}><Input id="part-name" className="mono" value={name} maxLength={48} onChange={({ target }) => setTyped(target.value.trim().toLowerCase())} /></Form.Item>
        </div>
      </Form>
    </Modal>
  )
}
