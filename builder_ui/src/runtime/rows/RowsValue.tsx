import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { usePhone } from '@/kit/usePhone'
import type { FieldMeta, Json, TableMeta } from '../types'
import { isNumeric, Value } from '../values/Value'
import { RowCards } from './RowCards'
import { rowsOf } from './rows'
import { Totals } from './Totals'
import './rows.css'

const SHOWN = 50
const nothing = () => undefined
const NONE: ReadonlyMap<string, string> = new Map()

/** The rows of a sub-table to read. */
export const RowsValue = ({ field, table, value }: { field: Pick<FieldMeta, 'options'> & Partial<FieldMeta>; table: TableMeta; value: Json }) => {
  const { t } = useTranslation()
  const phone = usePhone()
  const [shown, setShown] = useState(SHOWN)
  const rows = rowsOf(value)
  if (phone) return <RowCards id={`rows-${field.uid ?? ''}`} field={field as FieldMeta} table={table} rows={rows} change={nothing} most={0} problems={NONE} disabled />
  return (
    <div className="lq-rows read">
      <div className="frame" tabIndex={0} role="region" aria-label={label(field.label)}>
        <table>
          <thead><tr><th scope="col" className="n">#</th>{table.columns.map((column) => <th key={column.uid} scope="col" className={isNumeric(column.type) ? 'num' : ''}>{label(column.label)}</th>)}</tr></thead>
          <tbody>
            {rows.slice(0, shown).map((row, at) => (
              <tr key={String(row.id ?? at)}><td className="n">{at + 1}</td>{table.columns.map((column) => <td key={column.uid} className={isNumeric(column.type) ? 'num' : ''}>{row[column.name] == null ? '' : <Value field={column} value={row[column.name]} inline />}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && <Button size="small" onClick={() => setShown(rows.length)}>{t('form.rows_more', { count: rows.length - shown })}</Button>}
      <Totals table={table} rows={rows} />
    </div>
  )
}
