import { inserted } from '../lists'
import type { TableCommand } from '../types'

/** Move rows together so that the first of them stands at `to` among the others, keeping their order. */
export const moveRows = (uids: ReadonlySet<string>, to: number): TableCommand => ({
  name: 'moveRows',
  apply: (doc) => {
    const chosen = doc.rows.filter(({ uid }) => uids.has(uid))
    const rest = doc.rows.filter(({ uid }) => !uids.has(uid))
    const rows = inserted(rest, to, ...chosen)
    return chosen.length === 0 || rows.every((row, index) => row === doc.rows[index]) ? doc : { ...doc, rows }
  },
})

/** Move rows one up or down, together. */
export const stepRows = (uids: ReadonlySet<string>, by: 1 | -1): TableCommand => ({
  name: 'moveRows',
  apply: (doc) => {
    const first = doc.rows.findIndex(({ uid }) => uids.has(uid))
    return first < 0 ? doc : moveRows(uids, Math.max(0, first + by)).apply(doc)
  },
})
