import { date, NULL, number, type Literal } from './cell'
import type { ValueKind, Valued } from './kind'
import { lengthOf, readDays, readMonths } from './lengths'

/** Signs and digits of full width as their plain twins, one kind of dash; the server reads the same. */
export const normal = (typed: string): string => typed.normalize('NFKC').replace(/[\u2014]/g, '–').replace(/[\u2212\u2010\u2011]/g, '-').replace(/\uffe5/g, '¥').replace(/〜/g, '~').trim()

const PLACES: Readonly<Record<string, number>> = { '%': -2, '‰': -3, 百: 2, 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 }
const NUMBER = /^(?:人民币|CNY|RMB|¥)?\s*([-+]?)\s*¥?\s*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?\s*(%|‰|百万|千万|百|千|万|亿)?\s*(?:元|块|人民币|CNY|RMB|人|笔|次|个|户|岁|分)?$/
const DAY = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)$/
const NOTHING = /^(?:空|为空|空值|empty|null)$/i

/** Digits moved by places: exactly, without a binary fraction in between. */
function shifted(whole: string, fraction: string, places: number): string {
  const padded = places >= 0 ? whole + fraction.padEnd(places, '0') : whole.padStart(1 - places, '0') + fraction
  const point = places >= 0 ? whole.length + places : Math.max(whole.length, 1 - places) + places
  const rest = padded.slice(point).replace(/0+$/, '')
  return `${padded.slice(0, point).replace(/^0+(?=\d)/, '')}${rest ? `.${rest}` : ''}`
}

/** A number as people write it: 5万, ¥1,000.00, 3%. */
export function readNumber(plain: string): Literal | undefined {
  const [, sign = '', whole, fraction, unit] = NUMBER.exec(plain) ?? []
  if (whole === undefined && fraction === undefined) return undefined
  const digits = shifted((whole ?? '0').replace(/,/g, ''), (fraction ?? '').slice(1), PLACES[unit ?? ''] ?? 0)
  return digits.length > 34 ? undefined : number(`${sign === '-' ? '-' : ''}${digits}`)
}

/** A day that is in the calendar. */
export function readDay(plain: string): Literal | undefined {
  const [, year, month = '', day = ''] = DAY.exec(plain) ?? COMPACT.exec(plain) ?? []
  if (!year) return undefined
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const found = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(written) ? date(written) : undefined
}

const READERS: Readonly<Partial<Record<ValueKind, (plain: string) => Literal | undefined>>> = { number: readNumber, money: readNumber, date: readDay, days: readDays, months: readMonths }

/** One value of a column that is ordered. */
export function readOrdered(plain: string, valued: Valued): Literal | undefined {
  if (plain === '') return undefined
  if (NOTHING.test(plain)) return NULL
  const bare = valued.unit && plain.endsWith(valued.unit) ? plain.slice(0, -valued.unit.length).trim() : plain
  return READERS[valued.kind]?.(bare)
}

/** Whether one value comes after another. */
export const isAfter = (one: Literal, other: Literal): boolean => {
  if (one.of === 'length') return lengthOf(one.text) > lengthOf(other.text)
  return one.of === 'number' ? Number(one.text) > Number(other.text) : one.text > other.text
}
