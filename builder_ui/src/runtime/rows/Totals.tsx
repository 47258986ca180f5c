import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import type { TableMeta } from '../types'
import { textOf } from '../values/text'
import { totalOf, type Row } from './rows'

/** What the numbers of the columns add up to. */
export const Totals = ({ table, rows }: { table: TableMeta; rows: readonly Row[] }) => {
  const { t } = useTranslation()
  const totalled = table.columns.filter(({ name }) => table.totals.includes(name))
  if (rows.length === 0 || totalled.length === 0) return null
  return (
    <dl className="lq-rows-totals">
      <dt className="b">{t('form.rows_total')}</dt>
      {totalled.map((column) => <dd key={column.uid}><span className="t3">{label(column.label)}</span> <span className="b">{textOf(column, totalOf(rows, column.name))}</span></dd>)}
    </dl>
  )
}
