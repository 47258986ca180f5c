import { i18next, label } from '@/i18n'
import { dateTime, grouped, money } from '@/kit/format'
import { filesOf } from '../files/files'
import type { FieldMeta, Json, RecordRow } from '../types'
import { durationText } from './durations'
import { regionName } from './regions'
import { plainOf } from './RichText'

type Read = Pick<FieldMeta, 'type' | 'options' | 'option_set'>

const list = (value: Json): Json[] => (Array.isArray(value) ? value : [value])

const optionText = (field: Read, code: Json): string =>
  label(field.option_set?.options.find((option) => option.code === code)?.label) || String(code)

const comma = () => (i18next.language === 'en' ? ', ' : '、')

/** A card number in groups of four; a masked one as it is. */
export const cardText = (text: string): string => (/^\d+$/.test(text) ? text.replace(/\d{4}(?=\d)/g, '$& ') : text)

const parts = (value: Json): Record<string, Json | undefined> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {})
const word = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

const names = (value: Json): string => filesOf(value).map(({ name }) => name).join(comma())

/** Texts of the types whose values are more than a word. */
const written: Record<string, (value: Json, field: Read) => string> = {
  time: (value, field) => (field.options.seconds === true ? String(value) : String(value).replace(/:00$/, '')),
  duration: (value) => durationText(String(value)),
  rating: (value) => i18next.t('form.stars', { count: Number(value) }),
  slider: (value, field) => `${String(value)}${word(field.options.unit)}`,
  tags: (value) => list(value).map(String).join(comma()),
  card_number: (value) => cardText(String(value)),
  region: (value) => regionName(String(value)),
  address: (value) => regionName(word(parts(value).region)) + word(parts(value).detail),
  location: (value) => `${word(parts(value).lat)}, ${word(parts(value).lng)}`,
  rich_text: (value) => plainOf(String(value)),
  file: names, image: names, signature: names,
  table: (value) => i18next.t('form.rows_n', { count: list(value).length }),
}

/** What a person reads of a value; `shown` are the titles of what it names. */
export const textOf = (field: Read, value: Json | undefined, shown?: string | (string | null)[] | null): string => {
  if (value == null || value === '') return ''
  const write = typeof value === 'string' && value.includes('****') ? undefined : written[field.type]
  if (write) return write(value, field)
  switch (field.type) {
    case 'boolean': return i18next.t(value === true ? 'common.yes' : 'common.no')
    case 'choice': return optionText(field, value)
    case 'choices': return list(value).map((code) => optionText(field, code)).join(comma())
    case 'money': return money(String(value), String(field.options.currency ?? 'CNY'), Number(field.options.decimals ?? 2))
    case 'percent': return `${grouped(String(value))}%`
    case 'decimal': return grouped(String(value))
    case 'integer': return field.options.grouped === false ? String(value) : grouped(String(value))
    case 'date_time': return dateTime(String(value), field.options.seconds === true)
    case 'person': case 'org_unit': case 'reference': case 'people': case 'references': {
      const names = Array.isArray(shown) ? shown : shown ? [shown] : []
      return names.length > 0 ? names.map((name) => name ?? i18next.t('form.not_visible')).join(comma()) : i18next.t('form.not_visible')
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
