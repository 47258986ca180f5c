import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { symbolOf } from '@/kit/format'
import { Icon } from '@/kit/icons'
import type { FormMeta, RecordRow } from '../types'
import { isNumeric } from '../values/Value'
import { CellValue } from './CellValue'
import type { Column } from './filter'
import { isEditable, useEditing } from './inline/useEditing'
import type { List } from './useList'
import './table.css'

const EditCell = lazy(async () => ({ default: (await import('./inline/EditCell')).EditCell }))

const isLong = (type: string): boolean => type === 'long_text' || type === 'rich_text'

/** The head of a column: its name, and where it may be, a button that sorts by it: up, down, as it was. */
const Head = ({ list, column }: { list: List; column: Column }) => {
  const up = list.sort === column.name
  const down = list.sort === `-${column.name}`
  const title = <>{label(column.label)}{column.type === 'money' && <span className="unit">{symbolOf(String(column.options.currency ?? 'CNY'))}</span>}</>
  const sortable = column.sortable && column.see === 'clear'
  const next = up ? `-${column.name}` : down ? undefined : column.name
  return (
    <th scope="col" className={isNumeric(column.type) ? 'num' : undefined} aria-sort={up ? 'ascending' : down ? 'descending' : undefined} style={{ width: widthOf(list, column) }}>
      {sortable ? <button type="button" className={up || down ? 'on' : ''} onClick={() => list.ask({ sort: next })}>{title}<Icon name={down ? 'down' : 'up'} size={12} /></button> : title}
    </th>
  )
}

const widthOf = (list: List, column: Column): number | undefined => list.chosen.widths[column.name] ?? (isLong(column.type) ? 240 : undefined)

/** The box that ticks a row, or all of them. */
const Tick = ({ name, on, change }: { name: string; on: boolean; change: (on: boolean) => void }) => (
  <label className="tick"><input type="checkbox" aria-label={name} checked={on} onChange={(event) => change(event.target.checked)} /></label>
)

/** The list as a table. Its first cell is the link to the record; the row may be clicked as well. */
export const ListTable = ({ list, items = list.rows.data?.items ?? [] }: { list: List; items?: RecordRow[] }) => {
  const { t } = useTranslation()
  const form = list.form.data
  if (!form) return null
  const ticks = form.rights.update || form.rights.delete
  const keys = items.map((row) => row.id)
  const all = keys.length > 0 && keys.every((key) => list.selected.includes(key))
  const tickAll = (on: boolean) => list.select([...list.selected.filter((key) => !keys.includes(key)), ...(on ? keys : [])])
  return (
    <div className="lq-scroll">
      <table className={`lq-table${list.rows.isPlaceholderData ? ' lq-stale' : ''}${list.inline ? ' lq-inline' : ''}`}>
        <thead><tr>{ticks && <th className="tick"><Tick name={t('list.select_all')} on={all} change={tickAll} /></th>}{list.shown.map((column) => <Head key={column.name} list={list} column={column} />)}</tr></thead>
        <Rows list={list} form={form} items={items} ticks={ticks} />
      </table>
    </div>
  )
}

const Rows = ({ list, form, items, ticks }: { list: List; form: FormMeta; items: RecordRow[]; ticks: boolean }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { editing, cell, finish } = useEditing()
  const place = (row: RecordRow) => ({ to: '/app/$app/form/$form/$record', params: { app: form.app, form: form.name, record: row.id } }) as const
  const open = (row: RecordRow) => (event: MouseEvent<HTMLElement>) => {
    if (!list.inline && !(event.target as HTMLElement).closest('a, button, label, input')) void navigate(place(row))
  }
  const inside = (row: RecordRow, column: Column, at: number) => {
    const shown = <CellValue column={column} row={row} bare />
    if (editing?.row === row.id && editing.field === column.name) return <Suspense fallback={shown}><EditCell list={list} row={row} column={column} close={finish} /></Suspense>
    return at === 0 && !list.inline ? <Link className="first" {...place(row)} title={t('list.open_row', { title: row.title || t('list.untitled') })}>{shown}</Link> : shown
  }
  return (
    <tbody>
      {items.map((row) => (
        <tr key={row.id} className={list.selected.includes(row.id) ? 'lq-row on' : 'lq-row'} onClick={open(row)}>
          {ticks && <td className="tick"><Tick name={t('list.select_row', { title: row.title || t('list.untitled') })} on={list.selected.includes(row.id)} change={(on) => list.select(on ? [...list.selected, row.id] : list.selected.filter((one) => one !== row.id))} /></td>}
          {list.shown.map((column, at) => {
            const { className = '', ...more } = list.inline && isEditable(form, column) ? cell(row, column) : {}
            return <td key={column.name} {...more} className={`${className} ${isNumeric(column.type) ? 'num' : ''}`} style={{ maxWidth: widthOf(list, column) }}>{inside(row, column, at)}</td>
          })}
        </tr>
      ))}
    </tbody>
  )
}
