import { i18next, label } from '@/i18n'
import type { Catalogue, Condition, FieldMeta, FormMeta, Json, OperatorMeta, SystemField } from '../types'
import { textOf } from '../values/text'

/** Something a list may be filtered, sorted or shown by: a field of the form or a system field. */
export interface Column extends FieldMeta {
  system: boolean
}

const systemColumn = (field: SystemField, catalogue: Catalogue): Column => {
  const type = catalogue.field_types.find((one) => one.name === field.type)
  return {
    uid: field.name, name: field.name, type: field.type, label: field.label, system: true, required: false, read_only: true, unique: false, default: null,
    options: {}, sensitivity: '', operators: type?.operators.map((one) => one.name) ?? [], sortable: field.type === 'date_time', see: 'clear', write: 'never',
  }
}

/** Every column this person may see: the form's fields, then the system's. */
export const columnsOf = (form: FormMeta, catalogue: Catalogue): Column[] => [
  ...form.fields.filter((field) => field.see !== 'hidden').map((field) => ({ ...field, system: false })),
  ...(form.system_fields ?? catalogue.system_fields).map((field) => systemColumn(field, catalogue)),
]

/** The operators of a column that this person may use, with their labels. */
export const operatorsOf = (column: Column, catalogue: Catalogue): OperatorMeta[] => {
  const type = catalogue.field_types.find((one) => one.name === column.type)
  return (type?.operators ?? []).filter((operator) => column.operators.includes(operator.name))
}

/** Columns a filter may name: seen in clear, with at least one operator. */
export const filterable = (columns: readonly Column[], catalogue: Catalogue): Column[] =>
  columns.filter((column) => column.see === 'clear' && operatorsOf(column, catalogue).length > 0)

/** The condition says everything its operator needs. */
export const isComplete = (condition: Condition, operator: OperatorMeta | undefined): boolean => {
  if (!operator) return false
  const { value } = condition
  switch (operator.operand) {
    case 'none': return true
    case 'two': return Array.isArray(value) && value.length === 2 && value.every((one) => one != null && one !== '')
    case 'many': return Array.isArray(value) && value.length > 0
    default: return value != null && value !== ''
  }
}

/** What is sent: the condition without the words that only a person needs. */
export const sent = (condition: Condition): Condition =>
  condition.value === undefined ? { field: condition.field, op: condition.op } : { field: condition.field, op: condition.op, value: condition.value }

/** What is wrong with a record, as a condition: a number of the data-quality board leads to such a list. The server knows which there are. */
export const isFault = (condition: Condition): boolean => typeof condition?.field === 'string' && condition.field.startsWith('quality.')

/** A condition as a person reads it: 金额 大于 ¥1,000.00. */
export const sentence = (condition: Condition, columns: readonly Column[], catalogue: Catalogue): string => {
  const column = columns.find((one) => one.name === condition.field)
  if (isFault(condition)) return condition.text ?? condition.field
  if (!column) return condition.field
  const operator = operatorsOf(column, catalogue).find((one) => one.name === condition.op)
  const one = (value: Json) => textOf(column, value, condition.text)
  const value = condition.value ?? null
  const list = Array.isArray(value) ? value : [value]
  const text = operator?.operand === 'none' ? '' : condition.text ?? (operator?.operand === 'two' ? list.map(one).join(' – ') : list.map(one).join(i18next.language === 'en' ? ', ' : '、'))
  return [label(column.label), label(operator?.label) || condition.op, text].filter(Boolean).join(' ')
}

/** What the address says, read with distrust: only well-formed conditions about known columns are kept. */
export const readFilter = (written: unknown, columns: readonly Column[], catalogue: Catalogue): { filter: Condition[]; broken: boolean } => {
  if (written === undefined) return { filter: [], broken: false }
  if (!Array.isArray(written)) return { filter: [], broken: true }
  const filter = (written as Condition[]).filter((one) => {
    const column = columns.find((each) => each.name === one?.field)
    if (isFault(one)) return one.op === 'found'
    return column !== undefined && isComplete(one, operatorsOf(column, catalogue).find((operator) => operator.name === one.op))
  })
  return { filter, broken: filter.length < written.length }
}
