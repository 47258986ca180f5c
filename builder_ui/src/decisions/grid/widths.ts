import type { Valued } from '../cells/kind'
import type { Column } from '../document'

const INDEX = 56
const NOTE = 200
const CONDITION: Readonly<Partial<Record<Valued['kind'], number>>> = { option: 152, money: 176, number: 136, boolean: 96, date: 184 }
const RESULT: Readonly<Partial<Record<Valued['kind'], number>>> = { number: 96, money: 128, boolean: 96, date: 128, option: 128 }

/** How wide columns are by what they hold; the note takes the rest. */
export function widthsOf(columns: readonly Column[], valuedOf: (uid: string) => Valued, count: number) {
  // a number of four digits leaves room for the handle
  const index = count >= 1000 ? INDEX + 16 : INDEX
  const sizes = columns.map((column) => (column.band === 'note' ? undefined : (column.band === 'when' ? CONDITION[valuedOf(column.uid).kind] : RESULT[valuedOf(column.uid).kind]) ?? 144))
  return { widths: { index, columns: sizes }, least: sizes.reduce<number>((sum, size) => sum + (size ?? NOTE), index) }
}
