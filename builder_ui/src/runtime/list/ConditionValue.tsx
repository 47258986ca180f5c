import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Catalogue, Condition, FieldMeta, Json, OperatorMeta } from '../types'
import { widgetOf } from '../widgets'
import { LookUpSelect } from '../widgets/LookUpSelect'
import { lookUpPeople, lookUpRecords, lookUpUnits } from '../widgets/lookUps'
import { regionName } from '../values/regions'
import type { Column } from './filter'

interface Props {
  id: string
  column: Column
  operator: OperatorMeta
  condition: Condition
  invalid: boolean
  catalogue: Catalogue
  onChange: (value: Json, text?: string) => void
}

const words = (shown?: string | (string | null)[] | null) => (Array.isArray(shown) ? shown.join('、') : shown ?? undefined)

const Several = ({ id, column, condition, invalid, onChange }: Props) => {
  const { t } = useTranslation()
  const value = (condition.value as string[] | undefined) ?? []
  const plain: FieldMeta = { ...column, required: false }
  const lookUps: Record<string, [string, typeof lookUpPeople]> = {
    person: ['people', lookUpPeople], people: ['people', lookUpPeople], org_unit: ['org_units', lookUpUnits], reference: [`${column.target?.app}/${column.target?.form}`, lookUpRecords(column)], references: [`${column.target?.app}/${column.target?.form}`, lookUpRecords(column)],
  }
  const found = lookUps[column.type]
  if (found) return <LookUpSelect many id={id} field={plain} value={value} shown={condition.text?.split('、')} invalid={invalid} about={found[0]} lookUp={found[1]} onChange={(next, shown) => onChange(next, words(shown))} />
  if (column.option_set) {
    const Choices = widgetOf('choices')
    return <Choices id={id} field={{ ...plain, type: 'choices', options: {} }} value={value} invalid={invalid} onChange={(next) => onChange(next)} />
  }
  return <Select id={id} mode="tags" className="lq-wide" open={false} suffixIcon={null} aria-label={t('list.filter_value')} placeholder={t('list.values_hint')} status={invalid ? 'error' : undefined} value={value.map(String)} onChange={(next: string[]) => onChange(column.type === 'integer' ? next.map((one) => (/^-?\d{1,15}$/.test(one) ? Number(one) : one)) : next)} />
}

/** What one of several is. */
const oneOf: Record<string, string> = { people: 'person', references: 'reference', tags: 'text' }

/** The type whose widget edits the value: one of several choices is a choice; a number the platform gave is typed as text. */
const comparedAs = (column: Column, operator: OperatorMeta): string => {
  if (column.type === 'choices' && operator.operand === 'one') return 'choice'
  if (operator.operand === 'one' && column.type in oneOf) return oneOf[column.type] ?? column.type
  return column.type === 'serial_number' ? 'text' : column.type
}

/** What a condition compares with: the field's own widget, twice for a range, a list for "one of". */
export const ConditionValue = (props: Props) => {
  const { t } = useTranslation()
  const { id, column, operator, condition, invalid, catalogue, onChange } = props
  const type = comparedAs(column, operator)
  const Widget = widgetOf(type, type === column.type ? catalogue.field_types.find((one) => one.name === type)?.widget : undefined)
  const plain: FieldMeta = { ...column, type, required: true, placeholder: null, read_only: false }
  if (operator.operand === 'text') return <Input id={id} aria-label={t('list.filter_value')} status={invalid ? 'error' : undefined} maxLength={200} value={(condition.value as string | undefined) ?? ''} onChange={(event) => onChange(event.target.value)} />
  if (operator.operand === 'many') return <Several {...props} />
  if (operator.operand === 'two') {
    const [from = null, to = null] = (condition.value as Json[] | undefined) ?? []
    return (
      <div className="row g8">
        <Widget id={id} field={plain} value={from} invalid={invalid} placeholder={t('list.filter_from')} onChange={(next) => onChange([next, to])} />
        <span className="t3">–</span>
        <Widget id={`${id}-to`} field={plain} value={to} invalid={invalid} placeholder={t('list.filter_to')} onChange={(next) => onChange([from, next])} />
      </div>
    )
  }
  if (column.type === 'region') {
    const Region = widgetOf('region', operator.name === 'within' ? 'any_region' : 'region')
    return <Region id={id} field={plain} value={condition.value ?? null} invalid={invalid} onChange={(next) => onChange(next, typeof next === 'string' ? regionName(next) : undefined)} />
  }
  return <Widget id={id} field={plain} value={condition.value ?? null} shown={condition.text} invalid={invalid} onChange={(next, shown) => onChange(next, words(shown))} />
}
