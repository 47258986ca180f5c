import type { Label } from '@/document'
import { altered } from './lists'
import type { Input, Output, Row, TableBody } from './types'

/** A column of the table, in the order they stand: conditions, results, the note. */
export type Column =
  | { readonly band: 'when'; readonly index: number; readonly uid: string; readonly part: Input }
  | { readonly band: 'then'; readonly index: number; readonly uid: string; readonly part: Output }
  | { readonly band: 'note'; readonly index: 0; readonly uid: 'note'; readonly part: undefined }

export const columnsOf = (doc: Pick<TableBody, 'inputs' | 'outputs'>): Column[] => [
  ...doc.inputs.map((part, index) => ({ band: 'when', index, uid: part.uid, part }) as const),
  ...doc.outputs.map((part, index) => ({ band: 'then', index, uid: part.uid, part }) as const),
  { band: 'note', index: 0, uid: 'note', part: undefined },
]

/** The text of a cell as it is stored. */
export const textAt = (row: Row, column: Column): string => (column.band === 'note' ? (row.note ?? '') : (row[column.band][column.index] ?? ''))

/** A row with one cell written. */
export const withText = (row: Row, column: Pick<Column, 'band' | 'index'>, text: string): Row => {
  if (column.band === 'note') {
    if ((row.note ?? '') === text) return row
    return altered(row, { note: text === '' ? undefined : text })
  }
  if (row[column.band][column.index] === text || column.index >= row[column.band].length) return row
  return { ...row, [column.band]: row[column.band].map((each, index) => (index === column.index ? text : each)) }
}

/** What a column is called in both languages; its technical name when nobody has named it. */
export const labelOf = (part: { readonly name: string; readonly label?: Label }): Label => part.label ?? { zh: part.name, en: part.name }

/** All names that columns and characteristics of a decision have. */
export const namesIn = (doc: TableBody): string[] => [...doc.inputs, ...doc.outputs].map(({ name }) => name)
