import { Table, type TableColumnsType } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { fixed, grouped, symbolOf } from '@/kit/format'
import type { RecordRow } from '../types'
import { systemValue } from '../values/text'
import { isNumeric, Value } from '../values/Value'
import type { Column } from './filter'
import type { List } from './useList'

/** One cell: a field of the form, or a system field. `bare` leaves out the currency, which the head names. */
export const CellValue = ({ column, row, bare = false }: { column: Column; row: RecordRow; bare?: boolean }) => {
  if (column.system) {
    const { value, shown } = systemValue(row, column.name)
    return <Value field={column} value={value} shown={shown} inline />
  }
  const value = row.values[column.name]
  const masked = row.masked.includes(column.name)
  if (bare && column.type === 'money' && typeof value === 'string' && !masked) return <>{grouped(fixed(value, Number(column.options.decimals ?? 2)))}</>
  return <Value field={column} value={value} shown={row.labels[column.name]} masked={masked} inline />
}

const isLong = (type: string): boolean => type === 'long_text' || type === 'rich_text'

const order = (list: List, column: Column) =>
  list.sort === column.name ? ('ascend' as const) : list.sort === `-${column.name}` ? ('descend' as const) : null

/** The list as a table. Its first cell is the link to the record; the row may be clicked as well. */
export const ListTable = ({ list }: { list: List }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const form = list.form.data
  if (!form) return null
  const place = (row: RecordRow) => ({ to: '/app/$app/form/$form/$record', params: { app: list.app, form: form.name, record: row.id } }) as const
  const columns: TableColumnsType<RecordRow> = list.shown.map((column, i) => ({
    key: column.name,
    title: <>{label(column.label)}{column.type === 'money' && <span className="unit">{symbolOf(String(column.options.currency ?? 'CNY'))}</span>}</>,
    align: isNumeric(column.type) ? 'right' : undefined,
    ellipsis: isLong(column.type) ? { showTitle: true } : false,
    width: isLong(column.type) ? 240 : undefined,
    sorter: column.sortable && column.see === 'clear',
    sortOrder: order(list, column),
    render: (_, row) => (i === 0 ? <Link className="first" {...place(row)} onClick={(event) => event.stopPropagation()} title={t('list.open_row', { title: row.title || t('list.untitled') })}><CellValue column={column} row={row} bare /></Link> : <CellValue column={column} row={row} bare />),
  }))
  return (
    <Table<RecordRow>
      rowKey="id" size="middle" columns={columns} dataSource={list.rows.data?.items} pagination={false} scroll={{ x: 'max-content' }} showSorterTooltip={false}
      className={list.rows.isPlaceholderData ? 'lq-stale' : ''}
      onRow={(row) => ({ onClick: () => void navigate(place(row)) })}
      onChange={(_page, _filters, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter
        list.ask({ sort: one?.order ? `${one.order === 'descend' ? '-' : ''}${String(one.columnKey)}` : undefined })
      }}
    />
  )
}
