import { without } from '../lists'
import type { TableCommand } from '../types'

/** Take rows out. */
export const removeRows = (uids: ReadonlySet<string>): TableCommand => ({
  name: 'removeRows',
  apply: (doc) => {
    const rows = without(doc.rows, uids)
    return rows.length === doc.rows.length ? doc : { ...doc, rows }
  },
})
