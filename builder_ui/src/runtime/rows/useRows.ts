import { useCallback, useMemo } from 'react'
import type { Problem } from '@/api/problem'
import { compileLinkage } from '../linkage/compile'
import { settle } from '../linkage/settle'
import { useCircumstances } from '../linkage/useLinkage'
import type { FieldMeta, Json, TableMeta } from '../types'
import { rowsOf, type Row } from './rows'

const NOTHING: TableMeta = { columns: [], totals: [], linkage: null }

/** What is worked out in each row that changed; the others stay the very same. */
const useWorkedOut = ({ linkage: meta, columns }: TableMeta): ((rows: Row[], before: readonly Row[]) => Row[]) => {
  const circumstances = useCircumstances()
  const linkage = useMemo(() => (meta ? compileLinkage(meta, columns, () => true) : null), [meta, columns])
  return useCallback((rows, before) => {
    if (!linkage) return rows
    const known = new Set(before)
    const now = new Date()
    return rows.map((row) => {
      if (known.has(row)) return row
      const { values } = settle(linkage, row, { ...circumstances, now })
      return row.id === undefined ? values : { ...values, id: row.id }
    })
  }, [linkage, circumstances])
}

/** The rows of a field under somebody's hands. */
export const useRows = (field: FieldMeta, value: Json, onChange: (value: Json) => void) => {
  const table = field.table ?? NOTHING
  const rows = useMemo(() => rowsOf(value), [value])
  const workedOut = useWorkedOut(table)
  const change = useCallback((next: Row[]) => onChange(next.length > 0 ? workedOut(next, rows) : null), [onChange, workedOut, rows])
  const most = typeof field.options.at_most === 'number' ? field.options.at_most : 1000
  return { table, rows, change, most }
}

/** Problems by row and column: `/values/items/12/amount`. */
export const problemsByCell = (problems: readonly Problem[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const { path, message } of problems) {
    const [, , , row, column = ''] = path.split('/')
    if (row !== undefined) found.set(`${row}/${column}`, message)
  }
  return found
}
