import { inserted } from '../lists'
import { ANY, type Row, type TableBody, type TableCommand } from '../types'

/** Put rows in at a place; each is fitted to the columns there are. */
export const insertRows = (at: number, rows: readonly Row[]): TableCommand => ({
  name: 'insertRows',
  apply: (doc) => {
    const taken = new Set(doc.rows.map(({ uid }) => uid))
    const fresh = rows.filter(({ uid }) => !taken.has(uid)).map((row) => fitted(doc, row))
    return fresh.length === 0 ? doc : { ...doc, rows: inserted(doc.rows, at, ...fresh) }
  },
})

/** A row with exactly the cells the table has. */
export const fitted = (doc: TableBody, row: Row): Row => ({
  ...row,
  when: doc.inputs.map((_, index) => row.when[index] ?? ANY),
  then: doc.outputs.map((_, index) => row.then[index] ?? ''),
})
