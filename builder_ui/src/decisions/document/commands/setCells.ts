import { withText, type Column } from '../columns'
import type { TableCommand } from '../types'

/** A cell to be written, by the row's identity and the column's place. */
export interface Written {
  readonly row: string
  readonly column: Pick<Column, 'band' | 'index'>
  readonly text: string
}

/** Write cells; many at once are one step of undo. */
export const setCells = (cells: readonly Written[], name = 'setCells'): TableCommand => ({
  name,
  apply: (doc) => {
    const byRow = grouped(cells)
    let touched = false
    const rows = doc.rows.map((row) => {
      const next = (byRow.get(row.uid) ?? []).reduce((each, { column, text }) => withText(each, column, text), row)
      touched ||= next !== row
      return next
    })
    return touched ? { ...doc, rows } : doc
  },
})

const grouped = (cells: readonly Written[]): Map<string, Written[]> => {
  const rows = new Map<string, Written[]>()
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell])
  return rows
}
