import { Table, type TableColumnsType } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import type { RecordRow } from '../types'
import { systemValue } from '../values/text'
import { isNumeric, Value } from '../values/Value'
import type { Column } from './filter'
import type { List } from './useList'

/** One cell: a field of the form, or a system field. */
export const CellValue = ({ column, row }: { column: Column; row: RecordRow }) => {
  if (column.system) {
    const { value, shown } = systemValue(row, column.name)
    return <Value field={column} value={value} shown={shown} inline />
  }
  return <Value field={column} value={row.values[column.name]} shown={row.labels[column.name]} masked={row.masked.includes(column.name)} inline />
}

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
    title: label(column.label),
    align: isNumeric(column.type) ? 'right' : undefined,
    ellipsis: column.type === 'long_text' ? { showTitle: true } : false,
    width: column.type === 'long_text' ? 240 : undefined,
    sorter: column.sortable && column.see === 'clear',
    sortOrder: order(list, column),
    render: (_, row) => (i === 0 ? <Link className="first" {...place(row)} onClick={(event) => event.stopPropagation()} aria-label={t('list.open_row', { title: row.title || t('list.untitled') })}><CellValue column={column} row={row} /></Link> : <CellValue column={column} row={row} />),
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
