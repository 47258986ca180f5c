import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freeName, NAME, newUid, slug } from '@/document'
import { ExpressionField } from '@/formulas/ExpressionField'
import { label } from '@/i18n'
import { useReferables } from '@/studio/referables'
import { memberOf, useDecision, useDesk } from '../desk'
import { addInput, addOutput, altered, changeInput, changeOutput, type Input as InputPart, type Output, type TableBody } from '../document'
import { useActions } from '../grid/actions'
import { columnOptions, type MemberChoice } from './choices'
import { nameOfType, PLAIN_TYPES } from './types'
import { ValueList } from './ValueList'

/** A column that is changed, or a new one of a band. */
export interface Wish {
  readonly band: 'when' | 'then'
  readonly uid?: string
}

const OWN = '='

/** What a condition column looks at, or what a result column gives. */
export const ColumnDialog = ({ wish, close }: { wish: Wish; close: () => void }) => {
  const { t } = useTranslation()
  const doc = useDecision<TableBody, TableBody>((whole) => whole)
  const { app, form, names, valuedAs } = useDesk()
  const { run } = useActions()
  const sets = useReferables(app, 'option_set').groups
  const input = doc.inputs.find(({ uid }) => uid === wish.uid)
  const output = doc.outputs.find(({ uid }) => uid === wish.uid)
  const part: InputPart | Output | undefined = input ?? output
  const others = [...doc.inputs, ...doc.outputs].filter(({ uid }) => uid !== wish.uid).map((each) => each.name)
  const [expression, setExpression] = useState(input ? (input.expression || input.name) : '')
  const [own, setOwn] = useState(wish.band === 'when' && (names === undefined || form === undefined || (input !== undefined && !memberOf(names, expression))))
  const [zh, setZh] = useState(part?.label?.zh ?? '')
  const [en, setEn] = useState(part?.label?.en ?? '')
  const [typed, setTyped] = useState(part?.name)
  const [type, setType] = useState(part?.type ?? 'text')
  const [values, setValues] = useState<readonly string[]>(part?.values ?? [])
  const [fallback, setFallback] = useState(output?.default ?? '')
  const isInput = wish.band === 'when'
  const fields = columnOptions(names)
  const field = fields.find(({ value }) => value === expression)
  const name = typed ?? freeName(slug(en) !== 'field' && en.trim() !== '' ? slug(en) : field ? (field.value.split('.').pop() ?? 'input') : isInput ? 'input' : 'result', others)
  const fault = !NAME.test(name) ? t('forms.name_malformed') : others.includes(name) ? t('decisions.name_taken') : undefined
  const named = zh.trim() !== '' || (isInput && field !== undefined)
  const ready = fault === undefined && named && type !== 'option:' && (!isInput || !own || form === undefined || expression.trim() !== '')
  const title = zh.trim() === '' ? undefined : en.trim() === '' ? { zh: zh.trim() } : { zh: zh.trim(), en: en.trim() }

  const take = (value: string) => {
    if (value === OWN) return setOwn(true)
    const chosen = fields.find((each) => each.value === value)
    setOwn(false)
    setExpression(value)
    if (chosen) setType(chosen.type)
  }
  const submit = () => {
    if (!ready) return
    const common = { name, label: title, type, values: values.length > 0 ? [...values] : undefined }
    if (isInput) {
      const what = { ...common, expression: form === undefined && (expression.trim() === '' || expression === input?.name) ? name : expression.trim() }
      run(input ? changeInput(input.uid, what) : addInput(altered({ uid: newUid(), name, type, expression: '' } as InputPart, what)))
    } else {
      const what = { ...common, default: fallback.trim() === '' ? undefined : fallback }
      run(output ? changeOutput(output.uid, what) : addOutput(altered({ uid: newUid(), name, type } as Output, what)))
    }
    close()
  }
  return (
    <Modal
      open width={560} onCancel={close} title={t(part ? 'decisions.change_column' : isInput ? 'decisions.new_input' : 'decisions.new_output')}
      footer={[
        <Button key="no" onClick={close}>{t('common.cancel')}</Button>,
        <Button key="yes" type="primary" disabled={!ready} onClick={submit}>{t(part ? 'common.save' : 'decisions.add_column')}</Button>,
      ]}
    >
      <Form layout="vertical" onFinish={submit}>
        {isInput && form !== undefined && (
          <Form.Item label={t('decisions.looks_at')} htmlFor="column-field" extra={t('decisions.looks_at_why')}>
            <Select
              id="column-field" showSearch={{ optionFilterProp: 'label' }} value={own ? OWN : expression || undefined} placeholder={t('decisions.choose_field')} onChange={take}
              options={[...fields.map(({ value, title: text }: MemberChoice) => ({ value, label: text })), { value: OWN, label: t('decisions.own_expression') }]}
            />
          </Form.Item>
        )}
        {isInput && own && form !== undefined && (
          <Form.Item label={t('decisions.expression')}>
            <ExpressionField place={{ app, form }} text={expression} change={(text) => setExpression(text ?? '')} title={t('decisions.expression')} none={t('decisions.expression_none')} withoutTrial />
          </Form.Item>
        )}
        <div className="lq-pair">
          <Form.Item label={t('studio.name_zh')} htmlFor="column-zh" required={!isInput}>
            <Input id="column-zh" autoFocus={!isInput} value={zh} maxLength={100} placeholder={label(memberOf(names, expression)?.label) || (isInput ? '' : t('decisions.output_example'))} onChange={({ target }) => setZh(target.value)} />
          </Form.Item>
          <Form.Item label={t('studio.name_en')} htmlFor="column-en"><Input id="column-en" value={en} maxLength={100} onChange={({ target }) => setEn(target.value)} /></Form.Item>
        </div>
        <div className="lq-pair">
          <Form.Item label={t('decisions.type')} htmlFor="column-type">
            <Select
              id="column-type" showSearch={{ optionFilterProp: 'label' }} value={type} disabled={isInput && field !== undefined && !own} onChange={setType}
              options={[
                { label: t('decisions.types'), options: PLAIN_TYPES.map((value) => ({ value: value as string, label: nameOfType(value, t) })) },
                ...sets.map((group) => ({ label: group.title, options: group.items.map((item) => ({ value: `option:${item.reference}`, label: label(item.label) })) })),
                ...(type.includes(':') && !sets.some(({ items }) => items.some((item) => `option:${item.reference}` === type)) && type !== 'money:CNY' ? [{ label: t('decisions.as_it_is'), options: [{ value: type, label: field?.typeLabel ?? type }] }] : []),
              ]}
            />
          </Form.Item>
          <Form.Item label={t('forms.technical_name')} htmlFor="column-name" validateStatus={fault ? 'error' : undefined} help={fault}>
            <Input id="column-name" className="mono" value={name} maxLength={48} onChange={({ target }) => setTyped(target.value.trim().toLowerCase())} />
          </Form.Item>
        </div>
        <ValueList band={wish.band} valued={valuedAs(type)} values={values} change={setValues} fallback={fallback} setFallback={isInput ? undefined : setFallback} priority={doc.hit_policy === 'priority' || doc.hit_policy === 'output_order'} />
      </Form>
    </Modal>
  )
}
