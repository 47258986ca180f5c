import { altered } from '../lists'
import { fitted } from './insertRows'
import type { TableBody, TableCommand } from '../types'

type Content = Pick<TableBody, 'hit_policy' | 'aggregation' | 'inputs' | 'outputs' | 'rows'>

/** Take columns and rows from elsewhere, as from a file; name, identity and test cases stay. */
export const replaceTable = (content: Content): TableCommand => ({
  name: 'replaceTable',
  apply: (doc) => {
    const { hit_policy, aggregation, inputs, outputs } = content
    const next = altered(doc, { hit_policy, aggregation, inputs, outputs })
    return { ...next, rows: content.rows.map((row) => fitted(next, row)) }
  },
})
