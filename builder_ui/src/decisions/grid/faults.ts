import { useMemo } from 'react'
import { useSaving } from '@/studio/editor/context'
import { useDecision } from '../desk'
import { columnsOf, textAt, type TableBody } from '../document'

const CELL = /^\/rows\/(\d+)\/(when|then|note)(?:\/(\d+))?/

/** What is wrong with cells, by row and column, told by the check of the saved draft; a cell changed since has no fault. */
export function useFaults(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const doc = useDecision<TableBody, TableBody>((whole) => whole)
  const { draft } = useSaving<TableBody>()
  return useMemo(() => {
    const found = new Map<string, Map<string, string>>()
    const now = new Map(doc.rows.map((row) => [row.uid, row] as const))
    const columns = columnsOf(doc)
    for (const { path, message, severity } of draft.problems) {
      const [, index, band, place] = CELL.exec(path) ?? []
      const saved = index === undefined ? undefined : draft.body.rows?.[Number(index)]
      const row = saved && now.get(saved.uid)
      const column = columns.find((each) => each.band === band && each.index === Number(place ?? 0))
      if (severity !== 'error' || !saved || !row || !column || textAt(row, column) !== textAt(saved, column)) continue
      const cells = found.get(row.uid) ?? new Map<string, string>()
      if (!cells.has(column.uid)) cells.set(column.uid, message)
      found.set(row.uid, cells)
    }
    return found
  }, [doc, draft])
}
