import { language } from '@/i18n'
import { length, type Literal } from './cell'

/** Lengths of time as people write them: 30天, 36 小时, 6个月, 1年6个月. The server reads the same (engine/rules/exchange/cell_values.py). */
const DAYS = /^(\d+(?:\.\d+)?)\s*(天|日|days?|d|小时|时|hours?|h|周|星期|weeks?)?$/i
const MONTHS = /^(?=.)(?:(\d{1,6})\s*(?:年|years?|y))?\s*(?:(\d{1,6})\s*(?:个月|月|months?|m)?)?$/i
const DAYS_WRITTEN = /^(-)?P(?=.)(?:(\d{1,9})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/
const MONTHS_WRITTEN = /^(-)?P(?=.)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?$/
const [MINUTE, HOUR, DAY, WEEK] = [60, 3600, 86_400, 604_800]
const SECONDS: Readonly<Record<string, number>> = { 小: HOUR, 时: HOUR, h: HOUR, 周: WEEK, 星: WEEK, w: WEEK }
const MOST = 1e10

const secondsOf = (text: string): number | undefined => {
  const [found, minus, ...parts] = DAYS_WRITTEN.exec(text) ?? []
  if (found === undefined) return undefined
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0))
  return (days * DAY + hours * HOUR + minutes * MINUTE + seconds) * (minus ? -1 : 1)
}
const monthsOf = (text: string): number | undefined => {
  const [found, minus, years = 0, months = 0] = MONTHS_WRITTEN.exec(text) ?? []
  return found === undefined ? undefined : (Number(years) * 12 + Number(months)) * (minus ? -1 : 1)
}

/** Parts of an amount from the largest unit down, with the signs of the standard. */
const parted = (amount: number, units: readonly (readonly [sign: string, size: number])[]): [string, number][] => {
  let rest = amount
  return units.flatMap(([sign, size]) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return count > 0 ? [[sign, count] as [string, number]] : []
  })
}
const written = (parts: readonly [string, number][]): string => parts.map(([sign, count]) => `${count}${sign}`).join('')

/** Days, hours or weeks; a number alone is days. */
export function readDays(plain: string): Literal | undefined {
  const upper = plain.toUpperCase()
  if (secondsOf(upper) !== undefined) return length(upper)
  const [, count, unit = '天'] = DAYS.exec(plain) ?? []
  const seconds = Number(count) * (SECONDS[unit.slice(0, 1).toLowerCase()] ?? DAY)
  if (count === undefined || !Number.isInteger(seconds) || seconds > MOST) return undefined
  const clock = written(parted(seconds % DAY, [['H', HOUR], ['M', MINUTE], ['S', 1]]))
  return length(seconds === 0 ? 'PT0S' : `P${written(parted(seconds - (seconds % DAY), [['D', DAY]]))}${clock && `T${clock}`}`)
}

/** Months or years; a number alone is months. */
export function readMonths(plain: string): Literal | undefined {
  const upper = plain.toUpperCase()
  if (monthsOf(upper) !== undefined) return length(upper)
  const [found, years = 0, more = 0] = MONTHS.exec(plain) ?? []
  if (found === undefined) return undefined
  const months = Number(years) * 12 + Number(more)
  return length(months === 0 ? 'P0M' : `P${written(parted(months, [['Y', 12], ['M', 1]]))}`)
}

/** What lengths are ordered by. */
export const lengthOf = (text: string): number => secondsOf(text) ?? monthsOf(text) ?? 0

const WORDS = {
  zh: { D: ' 天', H: ' 小时', Y: ' 年', M: ' 个月' },
  en: { D: ' days', H: ' hours', Y: ' years', M: ' months' },
} as const
type Unit = keyof (typeof WORDS)['zh']
/** Seconds are told in the one unit that leaves no rest, so that what is read may be typed in again. */
const WHOLE: readonly (readonly [Unit, number])[] = [['D', DAY], ['H', HOUR]]

/** A length as it is read: 30 天, 36 小时, 1 年 6 个月; as it is stored where no words of one unit fit. */
export function showLength(text: string): string {
  const say = (count: number, unit: Unit) => `${count}${language() === 'en' && count === 1 ? WORDS.en[unit].slice(0, -1) : WORDS[language()][unit]}`
  const [seconds, months] = [secondsOf(text), monthsOf(text)]
  if (months !== undefined && months > 0) return parted(months, [['Y', 12], ['M', 1]]).map(([unit, count]) => say(count, unit as Unit)).join(' ')
  const [unit, size] = WHOLE.find(([, each]) => seconds !== undefined && seconds > 0 && seconds % each === 0) ?? []
  return unit && size && seconds !== undefined ? say(seconds / size, unit) : text
}
