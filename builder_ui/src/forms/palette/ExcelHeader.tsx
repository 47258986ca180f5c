import { Button, Input, Modal, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldsFromHeader, pasteFields, placeAfter, type FormBody, type Loose } from '@/document'
import { label } from '@/i18n'
import { typeNamed } from '@/studio/catalogue'
import { useEditor } from '@/studio/editor/context'
import { useAct, useDesigner } from '../designer'
import { newField } from '../newField'

/** Paste the header row of a spreadsheet: every heading becomes a field, its type guessed and open to change. */
export const ExcelHeader = ({ close }: { close: () => void }) => {
  const { t } = useTranslation()
  const { store } = useEditor<FormBody>()
  const { catalogue } = useDesigner()
  const act = useAct()
  const [text, setText] = useState('')
  const [types, setTypes] = useState<Record<number, string>>({})
  const { doc, selected } = store.getState()

  const guessed = useMemo(() => {
    // what needs another definition cannot be guessed from a heading
    const known = new Set(catalogue.field_types.map(({ name }) => name))
    const optionsOf = (name: string) => {
      const type = typeNamed(catalogue, name)
      return type && newField(type, doc).options
    }
    return fieldsFromHeader(text, known, optionsOf, doc.fields.map(({ name }) => name))
  }, [text, catalogue, doc])
  const loose: Loose[] = guessed.map((each, index) => {
    const type = types[index] ?? each.field.type
    return type === each.field.type ? each : { ...each, field: { ...each.field, type, options: undefined } }
  })
  const add = () => {
    const place = placeAfter(doc, selected)
    if (place && act(pasteFields(loose, place))) close()
  }
  return (
    <Modal
      open title={t('forms.excel')} width={560} onCancel={close}
      footer={[
        <Button key="no" onClick={close}>{t('common.cancel')}</Button>,
        <Button key="yes" type="primary" disabled={loose.length === 0} onClick={add}>{t('forms.excel_add', { count: loose.length })}</Button>,
      ]}
    >
      <p className="t2">{t('forms.excel_how')}</p>
      <Input.TextArea
        autoFocus rows={3} value={text} aria-label={t('forms.excel')} placeholder={t('forms.excel_example')}
        onChange={({ target }) => {
          setText(target.value)
          setTypes({})
        }}
      />
      {loose.length > 0 && (
        <ul className="lq-excel">
          {loose.map(({ field }, index) => (
            <li key={field.name}>
              <span className="sp nw">{label(field.label)}{field.required && <span className="danger"> *</span>}</span>
              <Select
                size="small" value={field.type} aria-label={t('forms.type_of', { name: label(field.label) })} style={{ width: 160 }}
                options={catalogue.field_types.map((type) => ({ value: type.name, label: label(type.label) }))}
                onChange={(type: string) => setTypes((before) => ({ ...before, [index]: type }))}
              />
            </li>
          ))}
        </ul>
      )}
    </Modal>
  )
}
