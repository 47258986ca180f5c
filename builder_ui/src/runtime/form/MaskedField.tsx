import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import type { FieldMeta, Json } from '../types'
import { Value } from '../values/Value'
import type { Widget } from '../widgets'
import { FieldFrame } from './FieldFrame'

interface Props {
  field: FieldMeta
  value: Json
  changed: boolean
  problems?: Problem[]
  Widget: Widget
  onChange: (field: string, value: Json, shown?: string | (string | null)[] | null) => void
}

/** A value seen masked but writable: it stays as it is until the person chooses to write it anew, so that a mask is never saved. */
export const MaskedField = ({ field, value, problems, Widget, onChange }: Props) => {
  const { t } = useTranslation()
  const [anew, setAnew] = useState<Json>(null)
  const [open, setOpen] = useState(false)
  const toggle = () => {
    setOpen(!open)
    setAnew(null)
    onChange(field.name, value)
  }
  const side = <button type="button" className="lq-link s12" onClick={toggle}>{t(open ? 'form.masked_keep' : 'form.masked_change')}</button>
  return (
    <FieldFrame field={field} problems={problems} required={false} side={side}>
      {(ids) => open
        ? <Widget {...ids} field={field} value={anew} placeholder={t('form.masked_placeholder')} onChange={(next, shown) => { setAnew(next); onChange(field.name, next ?? value, shown) }} />
        : <div id={ids.id} className="lq-fixed"><Value field={field} value={value} masked inline /><span className="sp" /><span className="tag">{t('form.masked')}</span></div>}
    </FieldFrame>
  )
}
