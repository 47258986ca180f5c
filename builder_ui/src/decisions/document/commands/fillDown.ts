import { columnsOf, textAt, withText } from '../columns'
import type { TableCommand } from '../types'

/** Copy the first of these rows down over the others, in the columns from `from` to `to` counted over all bands. */
export const fillDown = (rows: readonly string[], from: number, to: number): TableCommand => ({
  name: 'fillDown',
  apply: (doc) => {
    const source = doc.rows.find(({ uid }) => uid === rows[0])
    if (!source || rows.length < 2) return doc
    const columns = columnsOf(doc).slice(from, to + 1)
    const others = new Set(rows.slice(1))
    return { ...doc, rows: doc.rows.map((row) => (others.has(row.uid) ? columns.reduce((each, column) => withText(each, column, textAt(source, column)), row) : row)) }
  },
})
