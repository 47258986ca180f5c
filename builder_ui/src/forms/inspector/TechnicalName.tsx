import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freeName, NAME, renameField, slug, type Field } from '@/document'
import { useForm } from '../designer'
import { Row } from './rows'

/** The name programs use: kept while typing, taken over when it is complete, with one proposed from the English label. */
export const TechnicalName = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const names = useForm(({ doc }) => doc.fields).filter(({ uid }) => uid !== field.uid).map(({ name }) => name)
  const run = useForm((state) => state.run)
  const [typed, setTyped] = useState<string>()
  const text = typed ?? field.name
  const fault = !NAME.test(text) ? t('forms.name_malformed') : names.includes(text) ? t('forms.name_taken') : undefined
  const take = (name: string) => {
    run(renameField(field.uid, name))
    setTyped(undefined)
  }
  const wanted = field.label.en ? freeName(slug(field.label.en), names) : undefined
  const propose = typed === undefined && field.name.startsWith(field.type) && wanted !== undefined && wanted !== field.name && wanted !== 'field' && !wanted.startsWith(field.type)
  return (
    <Row property="name" title={t('forms.technical_name')} hint={typed === undefined ? undefined : fault}>
      {(id) => (
        <Input
          id={id} value={text} className="mono" maxLength={48} status={fault ? 'error' : undefined} spellCheck={false} autoComplete="off"
          suffix={propose ? <button type="button" className="lq-link s12" onClick={() => take(wanted)}>{t('forms.name_use', { name: wanted })}</button> : undefined}
          onChange={({ target }) => setTyped(target.value.trim().toLowerCase())}
          onBlur={() => (fault ? setTyped(undefined) : take(text))}
          onKeyDown={({ key, nativeEvent }) => {
            if (key === 'Enter' && !nativeEvent.isComposing && !fault) take(text)
            if (key === 'Escape') setTyped(undefined)
          }}
        />
      )}
    </Row>
  )
}
