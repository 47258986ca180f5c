import { i18next, label } from '@/i18n'
import { dateTime, grouped, money } from '@/kit/format'
import type { FieldMeta, Json, RecordRow } from '../types'

type Read = Pick<FieldMeta, 'type' | 'options' | 'option_set'>

const list = (value: Json): Json[] => (Array.isArray(value) ? value : [value])

const optionText = (field: Read, code: Json): string =>
  label(field.option_set?.options.find((option) => option.code === code)?.label) || String(code)

const comma = () => (i18next.language === 'en' ? ', ' : '、')

/** What a person reads of a value; `shown` are the titles of what it names. */
export const textOf = (field: Read, value: Json | undefined, shown?: string | string[] | null): string => {
  if (value == null || value === '') return ''
  switch (field.type) {
    case 'boolean': return i18next.t(value === true ? 'common.yes' : 'common.no')
    case 'choice': return optionText(field, value)
    case 'choices': return list(value).map((code) => optionText(field, code)).join(comma())
    case 'money': return money(String(value), String(field.options.currency ?? 'CNY'), Number(field.options.decimals ?? 2))
    case 'percent': return `${grouped(String(value))}%`
    case 'decimal': return grouped(String(value))
    case 'integer': return field.options.grouped === false ? String(value) : grouped(String(value))
    case 'date_time': return dateTime(String(value), field.options.seconds === true)
    case 'person': case 'org_unit': case 'reference': {
      const names = Array.isArray(shown) ? shown : shown ? [shown] : []
      return names.length > 0 ? names.join(comma()) : i18next.t('form.not_visible')
    }
    default: return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

/** A system field of a row as a travelling value and its title. */
export const systemValue = (row: RecordRow, name: string): { value: Json; shown?: string | null } => {
  switch (name) {
    case 'created_at': case 'updated_at': return { value: row[name] }
    case 'created_by': case 'updated_by': case 'owner': case 'org': return { value: row[name]?.id ?? null, shown: row[name]?.label }
    default: return { value: null }
  }
}
