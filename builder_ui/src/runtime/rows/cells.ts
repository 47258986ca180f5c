import type { FieldMeta, Json } from '../types'
import { textOf } from '../values/text'
import { isExact, unfolded } from '../widgets/exact'

/** Types whose cells are edited as text; the others have a control of their own. */
export const TEXTUAL = new Set(['text', 'long_text', 'phone', 'email', 'id_number', 'url', 'integer', 'decimal', 'money', 'percent', 'date'])
const NUMBERS = new Set(['integer', 'decimal', 'money', 'percent', 'rating', 'slider'])
const YES = new Set(['true', 'yes', 'y', '1', '是', '√', '✓'])
const NO = new Set(['false', 'no', 'n', '0', '否', '×'])

const numberOf = (column: FieldMeta, text: string): Json => {
  const plain = unfolded(text.replace(/%$/, ''))
  if (!isExact(plain)) return text
  return ['integer', 'rating', 'slider'].includes(column.type) && Number.isSafeInteger(Number(plain)) ? Number(plain) : plain
}

const dayOf = (text: string): string => {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  return found ? `${found[1] ?? ''}-${(found[2] ?? '').padStart(2, '0')}-${(found[3] ?? '').padStart(2, '0')}` : text
}

const codeOf = (column: FieldMeta, text: string): string => {
  const options = (column.option_set?.options ?? []).filter((option) => !option.retired)
  return options.find(({ code, label }) => [code, label.zh, label.en].includes(text))?.code ?? text
}

/** What somebody typed or pasted as a value of the column; what cannot be read stays as it is, for the server to tell. */
export const readCell = (column: FieldMeta, typed: string): Json => {
  const text = typed.trim()
  if (text === '') return null
  if (NUMBERS.has(column.type)) return numberOf(column, text)
  switch (column.type) {
    case 'boolean': return YES.has(text.toLowerCase()) ? true : NO.has(text.toLowerCase()) ? false : text
    case 'date': return dayOf(text.normalize('NFKC'))
    case 'choice': return codeOf(column, text)
    case 'choices': return text.split(/[、,，;；]/).map((each) => codeOf(column, each.trim())).filter(Boolean)
    case 'tags': return text.split(/[、,，;；]/).map((each) => each.trim()).filter(Boolean)
    default: return typed
  }
}

/** A cell as text to type over or to copy: numbers without separators, options by their names. */
export const writtenCell = (column: FieldMeta, value: Json): string => {
  if (value === null) return ''
  if (TEXTUAL.has(column.type) || NUMBERS.has(column.type)) return String(value)
  return textOf(column, value)
}
