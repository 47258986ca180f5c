import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import { label } from '@/i18n'
import { catalogueQuery } from '../queries'
import { FormPlace } from '../files/place'
import type { FieldMeta, FormMeta, Json, Values } from '../types'
import { Value } from '../values/Value'
import { widgetOf } from '../widgets'
import { FieldFrame } from './FieldFrame'
import { laidOut } from './layout'
import { ofTable } from './problems'
import { MaskedField } from './MaskedField'
import './form.css'

/** What a person may do with a field of this form now. */
export type Mode = 'hidden' | 'shown' | 'written' | 'replaced'

export interface RecordFormProps {
  /** Without app and name it is a preview: nothing is uploaded for it. */
  form: Pick<FormMeta, 'fields' | 'layout'> & Partial<Pick<FormMeta, 'app' | 'name'>>
  values: Values
  labels?: Record<string, string | (string | null)[] | null>
  problems?: Map<string, Problem[]>
  /** `replaced`: the value is masked and may only be written anew. */
  mode: (field: FieldMeta) => Mode
  /** Names of fields that are worked out. */
  computed?: ReadonlySet<string>
  onChange: (field: string, value: Json, shown?: string | (string | null)[] | null) => void
  disabled?: boolean
}

/** A form made from its definition: sections on a grid of 24, a widget for each field. It keeps nothing; data down, changes up. */
export const RecordForm = ({ form, values, labels = {}, problems, mode, computed, onChange, disabled }: RecordFormProps) => {
  const { t } = useTranslation()
  const { data: catalogue } = useQuery(catalogueQuery)
  const { app, name } = form
  const place = useMemo(() => (app && name ? { app, form: name } : null), [app, name])
  const blocks = laidOut(form, (field) => mode(field) !== 'hidden')
  const cell = (field: FieldMeta) => {
    const how = mode(field)
    const Widget = widgetOf(field.type, catalogue?.field_types.find((type) => type.name === field.type)?.widget)
    const value = values[field.name] ?? null
    const shown = labels[field.name]
    if (how === 'shown' && field.type !== 'serial_number') {
      return (
        <FieldFrame field={field} problems={problems?.get(field.name)} required={false} side={computed?.has(field.name) && <span className="tag" title={t('form.computed')}>ƒx</span>}>
          {({ id }) => <div id={id} className={field.table ? undefined : 'lq-fixed'}><Value field={field} value={value} shown={shown} inline /></div>}
        </FieldFrame>
      )
    }
    if (how === 'replaced') return <MaskedField field={field} value={value} changed={field.name in values} problems={problems?.get(field.name)} Widget={Widget} onChange={onChange} />
    return (
      <FieldFrame field={field} problems={field.table ? ofTable(problems?.get(field.name)) : problems?.get(field.name)} required={field.required && how === 'written'}>
        {(ids) => <Widget {...ids} field={field} value={value} shown={shown} disabled={disabled} problems={problems?.get(field.name)} onChange={(next, title) => onChange(field.name, next, title)} />}
      </FieldFrame>
    )
  }
  return (
    <FormPlace value={place}>
    <div className="lq-form">
      {blocks.map((block, i) => (
        <section key={block.uid} aria-label={label(block.label) || t('form.other_fields')}>
          {(block.label || i > 0) && <h2>{label(block.label) || t('form.other_fields')}</h2>}
          <div className="grid">
            {block.cells.map(({ field, width }) => <div key={field.uid} className={`cell w${width}`}>{cell(field)}</div>)}
          </div>
        </section>
      ))}
    </div>
    </FormPlace>
  )
}
