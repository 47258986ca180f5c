import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import type { FieldMeta, Json } from '@/runtime/types'
import { widgetOf } from '@/runtime/widgets'
import { metaOf } from '@/forms/meta'
import type { FilterBody, ViewBody } from '../bodies'
import { typeNamed, useCatalogue, type Catalogue } from '../catalogue'
import { useDocument, useEditor, useRun } from '../editor/context'
import { change } from './commands'
import { useSetOf } from './useSetOf'
import type { Nameable } from './useFormFields'

const NONE: readonly FilterBody[] = []

/** Conditions that must all hold: a field, how it is compared, with what. */
export const FilterRows = ({ fields }: { fields: readonly Nameable[] }) => {
  const { t } = useTranslation()
  const { data: catalogue } = useCatalogue()
  const filter = useDocument<ViewBody, readonly FilterBody[]>(({ doc }) => (typeof doc.filter === 'object' ? doc.filter : NONE))
  const run = useRun<ViewBody>()
  const set = (next: readonly FilterBody[]) => run({ ...change<ViewBody>({ filter: next }), merge: `filter:${next.length}` })
  const replace = (index: number, condition: FilterBody) => set(filter.map((each, at) => (at === index ? condition : each)))
  if (!catalogue) return null
  const operators = (name: string) => typeNamed(catalogue, fields.find((field) => field.name === name)?.type ?? '')?.operators ?? []
  const start = (name: string): FilterBody => ({ field: name, op: operators(name)[0]?.name ?? 'eq' })
  const usable = fields.filter(({ name }) => operators(name).length > 0)
  return (
    <>
      <ul className="lq-columns">
        {filter.map((condition, index) => {
          const field = fields.find(({ name }) => name === condition.field)
          return (
            <li key={index} className="lq-filter-row" data-pointer={`/filter/${index}`}>
              <Select
                value={condition.field} aria-label={t('studio.filter_field')} options={usable.map((each) => ({ value: each.name, label: label(each.label) || each.name }))}
                onChange={(name: string) => replace(index, start(name))}
              />
              <Select
                value={condition.op} aria-label={t('studio.filter_op')} options={operators(condition.field).map((each) => ({ value: each.name, label: label(each.label) }))}
                onChange={(op: string) => replace(index, { field: condition.field, op })}
              />
              {field && <Operand catalogue={catalogue} field={field} condition={condition} operand={operators(condition.field).find(({ name }) => name === condition.op)?.operand ?? 'one'} tell={(value) => replace(index, { ...condition, value })} />}
              <IconButton small icon="close" label={t('common.delete')} onClick={() => set(filter.filter((_, at) => at !== index))} />
            </li>
          )
        })}
        {filter.length === 0 && <li className="lq-column-row t3">{t('studio.filter_none')}</li>}
      </ul>
      <div className="lq-panel-foot">
        <Button icon={<Icon name="plus" />} disabled={usable.length === 0} onClick={() => usable[0] && set([...filter, start(usable[0].name)])}>{t('studio.add_condition')}</Button>
      </div>
    </>
  )
}

interface OperandProps {
  catalogue: Catalogue
  field: Nameable
  condition: FilterBody
  operand: string
  tell: (value: Json) => void
}

/** What a field is compared with, entered with the field's own control. */
const Operand = ({ catalogue, field, condition, operand, tell }: OperandProps) => {
  const { t } = useTranslation()
  const { app } = useEditor<ViewBody>()
  const sets = useSetOf(app, field.field)
  const type = typeNamed(catalogue, field.type)
  const meta: FieldMeta = { ...metaOf(field.field ?? { uid: field.name, name: field.name, type: field.type, label: field.label }, app, catalogue, sets), required: false }
  const value = (condition.value ?? null) as Json
  if (operand === 'none') return <span />
  if (operand === 'text') return <Input value={(value as string | null) ?? ''} aria-label={t('studio.filter_value')} onChange={({ target }) => tell(target.value)} />
  if (operand === 'many' && meta.option_set) {
    return (
      <Select
        mode="multiple" value={(Array.isArray(value) ? value : []) as string[]} aria-label={t('studio.filter_value')} placeholder={t('studio.filter_value')}
        options={meta.option_set.options.map((option) => ({ value: option.code, label: label(option.label) }))} onChange={(next: string[]) => tell(next)}
      />
    )
  }
  if (operand === 'many') return <Select mode="tags" value={(Array.isArray(value) ? value : []) as string[]} aria-label={t('studio.filter_value')} onChange={(next: string[]) => tell(next)} />
  const Widget = widgetOf(field.type === 'choices' ? 'choice' : field.type === 'serial_number' ? 'text' : field.type, field.type === 'choices' || field.type === 'serial_number' ? undefined : type?.widget)
  const one = (index: number, current: Json, next: (value: Json) => void) => <Widget id={`filter-${condition.field}-${index}`} field={meta} value={current} onChange={next} placeholder={t('studio.filter_value')} />
  if (operand !== 'two') return one(0, Array.isArray(value) ? null : value, tell)
  const pair = Array.isArray(value) ? value : [null, null]
  return (
    <div className="row g8">
      {one(0, pair[0] ?? null, (next) => tell([next, pair[1] ?? null]))}
      <span className="t3">{t('studio.to')}</span>
      {one(1, pair[1] ?? null, (next) => tell([pair[0] ?? null, next]))}
    </div>
  )
}
