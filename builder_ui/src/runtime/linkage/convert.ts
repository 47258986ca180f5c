import { DaysTime, Day, Decimal, Moment, onClockOf, readDay, readDuration, readMoment, readTime, shortened, TimeOfDay, type Value } from '@/expressions'
import { attached, filesOf } from '../files/files'
import type { FieldMeta, Json } from '../types'

/** What is written in a field cannot be read as a value of its type. */
export const UNREADABLE = Symbol('unreadable')

const numeric = new Set(['integer', 'decimal', 'money', 'percent', 'rating', 'slider'])
const whole = new Set(['integer', 'rating', 'slider'])
const isExact = /^-?\d+(\.\d+)?$/

/** A travelling value of a field as expressions take it: numbers exact, instants on the bank's clock. */
export const toValue = (type: string, json: Json | undefined, zone: string): Value | typeof UNREADABLE => {
  if (json === null || json === undefined || json === '') return null
  if (typeof json === 'boolean') return json
  if (attached.has(type)) return `[${filesOf(json).map(({ name }) => JSON.stringify(name)).join(', ')}]`
  if (Array.isArray(json)) return json.filter((each) => typeof each === 'string')
  if (typeof json === 'object') return UNREADABLE
  const text = String(json)
  if (numeric.has(type)) return (isExact.test(text) && Decimal.parse(text)) || UNREADABLE
  if (type === 'date') return readDay(text) ?? UNREADABLE
  if (type === 'time') return readTime(text) ?? UNREADABLE
  if (type === 'duration') return readDuration(text) ?? UNREADABLE
  if (type !== 'date_time') return text
  const moment = readMoment(/T\d\d:\d\d(?!:)/.test(text) ? text.replace(/T\d\d:\d\d/, '$&:00') : text)
  return (moment && onClockOf(zone, moment)) ?? UNREADABLE
}

/** The rows of a sub-table as records are, by the uids of their columns; a cell that cannot be read makes all of them so. */
export const toRows = (columns: readonly FieldMeta[], json: Json | undefined, zone: string): Value | typeof UNREADABLE => {
  const rows: Value[] = []
  for (const row of Array.isArray(json) ? json : []) {
    const cells = new Map<string, Value>()
    for (const { uid, name, type } of columns) {
      const value = toValue(type, typeof row === 'object' && row !== null && !Array.isArray(row) ? row[name] : null, zone)
      if (value === UNREADABLE) return UNREADABLE
      cells.set(uid, value)
    }
    rows.push(cells)
  }
  return rows
}

const offset = (seconds: number): string => {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(Math.abs(seconds) / 3600))}:${two(Math.floor(Math.abs(seconds) / 60) % 60)}`
}

/** A number with exactly so many decimals, rounded half up, as an amount is written. */
const withDecimals = (number: Decimal, decimals: number): string => {
  const over = -number.exponent - decimals
  const cut = over > 0 ? new Decimal(shortened(number.digits, over, 'half up'), -decimals) : number
  const [whole = '0', fraction = ''] = cut.toString().split('.')
  return decimals > 0 ? `${whole}.${fraction.padEnd(decimals, '0')}` : whole
}

/** A worked out value as one of the field travels. */
export const toJson = (type: string, options: Record<string, Json>, value: Value): Json => {
  if (value instanceof Decimal) {
    if (whole.has(type)) return Number(withDecimals(value, 0))
    return withDecimals(value, typeof options.decimals === 'number' ? options.decimals : 0)
  }
  if (value instanceof TimeOfDay || value instanceof DaysTime) return value.toString()
  if (value instanceof Day) return value.toString()
  if (value instanceof Moment) {
    const shift = value.time.offsetOn(value.day) ?? 0
    return `${value.toString().replace(/(Z|@.*|[+-]\d\d:\d\d(:\d\d)?)$/, '')}${offset(shift)}`
  }
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string')
  return typeof value === 'boolean' || typeof value === 'string' ? value : null
}
