import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldNamed } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { typeNamed } from '@/studio/catalogue'
import { useDesigner, useForm, useSelected } from '../designer'
import { typeIcon } from '../icons'

/** The form as a tree of sections and fields: find a part, see what is required, go there. */
export const Outline = () => {
  const { t } = useTranslation()
  const { catalogue } = useDesigner()
  const doc = useForm((state) => state.doc)
  const select = useForm((state) => state.select)
  const selected = useSelected()
  const [wanted, setWanted] = useState('')
  const text = wanted.trim().toLowerCase()
  const go = (uid: string) => {
    select(uid)
    document.querySelector(`[data-part="${uid}"]`)?.scrollIntoView({ block: 'center' })
  }
  const row = (uid: string, icon: string, name: string, className: string, mark = '') => (
    <button type="button" className={`lq-outline-row ${className} ${uid === selected ? 'on' : ''}`} aria-current={uid === selected} onClick={() => go(uid)}>
      <Icon name={icon} className="t3" />
      <span className="nw">{name}</span>
      {mark && <span className="danger" aria-label={t('common.required')}>{mark}</span>}
    </button>
  )
  return (
    <>
      <div className="lq-pal-search">
        <Input value={wanted} allowClear aria-label={t('forms.search_outline')} placeholder={t('forms.search_outline')} prefix={<Icon name="search" />} onChange={({ target }) => setWanted(target.value)} />
      </div>
      <ul className="lq-pal-list lq-outline">
        {doc.layout.map((section) => {
          const fields = section.children.flatMap(({ field }) => fieldNamed(doc, field) ?? [])
          const found = fields.filter((field) => `${label(field.label)} ${field.name}`.toLowerCase().includes(text))
          if (text && found.length === 0) return null
          return (
            <li key={section.uid}>
              {row(section.uid, 'section', label(section.label) || t('forms.section'), 'b')}
              <ul>
                {found.map((field) => (
                  <li key={field.uid}>{row(field.uid, typeIcon(typeNamed(catalogue, field.type)?.icon), label(field.label) || field.name, 'inner', field.required ? '*' : '')}</li>
                ))}
              </ul>
            </li>
          )
        })}
      </ul>
    </>
  )
}
