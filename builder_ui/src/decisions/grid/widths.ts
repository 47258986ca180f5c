import { language } from '@/i18n'
import type { Valued } from '../cells/kind'
import type { Column } from '../document'

const INDEX = 56
const NOTE = 200
const CONDITION: Readonly<Partial<Record<Valued['kind'], number>>> = { option: 152, money: 176, number: 136, boolean: 96, date: 184, days: 152, months: 152 }
const RESULT: Readonly<Partial<Record<Valued['kind'], number>>> = { number: 96, money: 128, boolean: 96, date: 128, days: 112, months: 112, option: 128 }
/** English words are longer than Chinese ones, English amounts shorter. */
const IN_ENGLISH = { condition: { option: 160, money: 144 }, result: { option: 168 } } as const

/** How wide columns are by what they hold; the note takes the rest. */
export function widthsOf(columns: readonly Column[], valuedOf: (uid: string) => Valued, count: number) {
  // a number of four digits leaves room for the handle
  const index = count >= 1000 ? INDEX + 16 : INDEX
  const english = language() === 'en'
  const [condition, result] = english ? [{ ...CONDITION, ...IN_ENGLISH.condition }, { ...RESULT, ...IN_ENGLISH.result }] : [CONDITION, RESULT]
  const sizes = columns.map((column) => (column.band === 'note' ? undefined : (column.band === 'when' ? condition : result)[valuedOf(column.uid).kind] ?? 144))
  return { widths: { index, columns: sizes }, least: sizes.reduce<number>((sum, size) => sum + (size ?? NOTE), index) }
}
