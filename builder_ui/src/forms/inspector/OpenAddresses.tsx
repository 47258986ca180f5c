import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from '@/document'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import { typeNamed, type Catalogue } from '@/studio/catalogue'
import { useEditor } from '@/studio/editor/context'
import { useDesigner, useForm } from '../designer'
import { Group } from './rows'
import './openAddresses.css'

/** Records are found by whole values of it: it is searchable or nothing occurs twice in it. */
export const opensBy = (field: Field, title: string | undefined, catalogue: Catalogue): boolean => {
  if (field.computed !== undefined) return false
  if (field.type === 'serial_number') return true
  return typeNamed(catalogue, field.type)?.when_encrypted === 'found' && (field.unique || (field.searchable ?? title === field.name))
}

/** Addresses that open a record of this form from outside: from the telephone, the queue, another system. */
export const OpenAddresses = () => {
  const { t } = useTranslation()
  const { app } = useEditor()
  const { catalogue } = useDesigner()
  const doc = useForm((state) => state.doc)
  const [open, setOpen] = useState(false)
  const [copied, setCopied] = useState<string>()
  const fields = doc.fields.filter((field) => opensBy(field, doc.title_field, catalogue))
  const address = ({ name }: Field) => `/open/${app}/${doc.name}?${name}=`
  const copy = async (field: Field) => {
    await navigator.clipboard.writeText(`${window.location.origin}${address(field)}`)
    setCopied(field.uid)
  }
  return (
    <Group title={t('forms.open')}>
      <button type="button" className="lq-link s12" aria-expanded={open} onClick={() => setOpen(!open)}>{t('forms.open_show', { count: fields.length })}</button>
      {open && <p className="s12 t3">{t(fields.length > 0 ? 'forms.open_why' : 'forms.open_none')}</p>}
      {open && <ul className="lq-open-addresses">
        {fields.map((field) => (
          <li key={field.uid}>
            <span className="t2 nw">{label(field.label) || field.name}</span>
            <code>{address(field)}</code>
            <IconButton small icon={copied === field.uid ? 'check' : 'copy'} label={t(copied === field.uid ? 'common.copied' : 'forms.open_copy', { field: label(field.label) || field.name })} onClick={() => void copy(field)} />
          </li>
        ))}
      </ul>}
    </Group>
  )
}
