import { Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import type { FormMeta, Json } from '../../types'
import { widgetOf } from '../../widgets'
import { catalogueQuery } from '../../queries'
import { useQuery } from '@tanstack/react-query'
import { changeable } from './api'

/** A field and what it becomes on every record; `shown` are words for what is chosen by id. */
export interface Wanted {
  field: string
  value: Json
  shown?: string | (string | null)[] | null
}

interface Props {
  form: FormMeta
  wanted: Wanted[]
  problems: Problem[]
  change: (wanted: Wanted[]) => void
}

/** Which fields are changed, and to what: each with its own widget, or emptied. */
export const BulkFields = ({ form, wanted, problems, change }: Props) => {
  const { t } = useTranslation()
  const catalogue = useQuery(catalogueQuery)
  const fields = changeable(form)
  const put = (at: number, one: Wanted) => change(wanted.map((each, i) => (i === at ? one : each)))
  const left = fields.filter((field) => !wanted.some((one) => one.field === field.name))
  return (
    <div className="lq-bulk-fields">
      {wanted.map((one, at) => {
        const field = fields.find((each) => each.name === one.field)
        if (!field) return null
        const Widget = widgetOf(field.type, catalogue.data?.field_types.find((each) => each.name === field.type)?.widget)
        const wrong = problems.filter((problem) => problem.path === `/values/${field.name}`)
        const id = `bulk-${field.name}`
        return (
          <div key={field.name} className="one">
            <label htmlFor={id} className="t2 nw">{label(field.label)}</label>
            <div className="value">
              {one.value === null && !field.required && wanted[at]?.shown === null
                ? <div className="lq-fixed"><span className="t3">{t('many.emptied')}</span></div>
                : <Widget id={id} field={{ ...field, required: true }} value={one.value} shown={one.shown ?? undefined} invalid={wrong.length > 0} onChange={(value, shown) => put(at, { field: field.name, value, shown })} />}
              {!field.required && <Checkbox checked={one.value === null && one.shown === null} onChange={(event) => put(at, { field: field.name, value: null, shown: event.target.checked ? null : undefined })}>{t('many.empty_it')}</Checkbox>}
              {wrong.map((problem) => <div key={problem.code} className="danger s12" role="alert">{problem.message}</div>)}
            </div>
            <IconButton icon="close" label={t('many.leave_out', { field: label(field.label) })} onClick={() => change(wanted.filter((_, i) => i !== at))} />
          </div>
        )
      })}
      {left.length > 0 && wanted.length < 20 && (
        <Select
          className="lq-wide" aria-label={t('many.field')} placeholder={t('many.field')} value={null} showSearch={{ optionFilterProp: 'label' }}
          options={left.map((field) => ({ value: field.name, label: label(field.label) }))} onChange={(name: string | null) => name && change([...wanted, { field: name, value: null }])}
        />
      )}
    </div>
  )
}
