import { inserted } from '../lists'
import type { TableCommand } from '../types'

/** Copy rows below the last of them, each under the identity given for it. */
export const duplicateRows = (copies: ReadonlyMap<string, string>): TableCommand => ({
  name: 'duplicateRows',
  apply: (doc) => {
    const chosen = doc.rows.filter(({ uid }) => copies.has(uid))
    const last = chosen[chosen.length - 1]
    if (!last) return doc
    return { ...doc, rows: inserted(doc.rows, doc.rows.indexOf(last) + 1, ...chosen.map((row) => ({ ...row, uid: copies.get(row.uid) ?? row.uid }))) }
  },
})
