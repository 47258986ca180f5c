import { columnsOf, withText } from '../columns'
import { emptyRow, type Row, type TableCommand } from '../types'

/** What is pasted: texts by row and column, beginning at a column; rows beyond the last are made, with the identities given. */
export interface Block {
  /** The rows that are written, in the order they are seen; further lines make new rows below the last of the table. */
  readonly rows: readonly string[]
  /** The first column, counted over all bands. */
  readonly column: number
  readonly texts: readonly (readonly string[])[]
  readonly fresh: readonly string[]
}

/** Write a block of cells, adding rows where it reaches beyond the last one. */
export const pasteCells = ({ rows, column, texts, fresh }: Block): TableCommand => ({
  name: 'pasteCells',
  apply: (doc) => {
    const columns = columnsOf(doc)
    const written = (row: Row, line: readonly string[]): Row =>
      line.reduce((each, text, index) => {
        const target = columns[column + index]
        return target ? withText(each, target, text) : each
      }, row)
    const lines = new Map(rows.map((uid, index) => [uid, texts[index]] as const))
    const beyond = texts.slice(rows.length)
    const taken = new Set(doc.rows.map(({ uid }) => uid))
    const added = beyond.flatMap((line, index) => {
      const uid = fresh[index]
      return uid === undefined || taken.has(uid) ? [] : [written(emptyRow(doc, uid), line)]
    })
    const kept = doc.rows.map((row) => written(row, lines.get(row.uid) ?? []))
    return { ...doc, rows: [...kept, ...added] }
  },
})
