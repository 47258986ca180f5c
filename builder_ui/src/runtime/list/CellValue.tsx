import { fixed, grouped } from '@/kit/format'
import type { RecordRow } from '../types'
import { systemValue } from '../values/text'
import { Value } from '../values/Value'
import { Waits } from '../values/Waits'
import type { Column } from './filter'

/** One cell: a field of the form, or a system field. `bare` leaves out the currency, which the head names. */
export const CellValue = ({ column, row, bare = false }: { column: Column; row: RecordRow; bare?: boolean }) => {
  if (column.system) {
    const { value, shown } = systemValue(row, column.name)
    return <Value field={column} value={value} shown={shown} inline />
  }
  const value = row.values[column.name]
  const masked = row.masked.includes(column.name)
  if (bare && column.type === 'money' && typeof value === 'string' && !masked) return <>{grouped(fixed(value, Number(column.options.decimals ?? 2)))}<Waits row={row} field={column.name} /></>
  return <><Value field={column} value={value} shown={row.labels[column.name]} masked={masked} inline /><Waits row={row} field={column.name} /></>
}
