import { useMemo } from 'react'
import { usePhone } from '@/kit/usePhone'
import { RowCards } from '../rows/RowCards'
import '../rows/rows.css'
import { RowsGrid } from '../rows/RowsGrid'
import { problemsByCell, useRows } from '../rows/useRows'
import type { WidgetProps } from './widget'

/** The rows of a sub-table: a grid with the keys of a spreadsheet, on a phone a card for each. */
export const TableWidget = ({ id, field, value, onChange, disabled, describedBy, problems = [] }: WidgetProps) => {
  const phone = usePhone()
  const { table, rows, change, most } = useRows(field, value, onChange)
  const wrong = useMemo(() => problemsByCell(problems), [problems])
  const given = { id, field, table, rows, change, most, disabled, problems: wrong }
  return phone ? <RowCards {...given} /> : <RowsGrid {...given} describedBy={describedBy} />
}
