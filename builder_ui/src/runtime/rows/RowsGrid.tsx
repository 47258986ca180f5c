import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import { Icon } from '@/kit/icons'
import type { FieldMeta, TableMeta } from '../types'
import { isNumeric, Value } from '../values/Value'
import { CellControl, CellEditor, isTextual } from './CellEditor'
import { isGiven, type Row } from './rows'
import { Totals } from './Totals'
import { ROW_HEIGHT, useGrid } from './useGrid'

interface Props {
  id: string
  field: FieldMeta
  table: TableMeta
  rows: readonly Row[]
  change: (rows: Row[]) => void
  most: number
  problems: ReadonlyMap<string, string>
  disabled?: boolean
  describedBy?: string
}

const SPARE = 8
const HEIGHT = 12 * ROW_HEIGHT

/** What each column is wide: numbers and dates take little, text what is left. */
const widthOf = ({ type }: FieldMeta): string =>
  isNumeric(type) || ['date', 'boolean', 'time'].includes(type) ? 'minmax(104px, 1fr)' : type === 'date_time' ? 'minmax(168px, 1fr)' : 'minmax(136px, 2fr)'

/** Rows under the keys of a spreadsheet. Only what is in sight is drawn, however many there are. */
export const RowsGrid = ({ id, field, table, rows, change, most, problems, disabled, describedBy }: Props) => {
  const { t } = useTranslation()
  const { columns } = table
  const [top, setTop] = useState(0)
  const grid = useGrid({ rows, columns, change, most, disabled })
  const { active, first, last, editing, acts } = grid
  const from = Math.max(0, Math.floor(top / ROW_HEIGHT) - SPARE)
  const until = Math.min(rows.length, Math.ceil((top + HEIGHT) / ROW_HEIGHT) + SPARE)
  const template = { gridTemplateColumns: `48px ${columns.map(widthOf).join(' ')} 76px` }
  const cellId = (row: number, column: number) => `${id}-${row}-${column}`
  const cell = (row: Row, at: number, column: FieldMeta, index: number) => {
    const isActive = at === active.row && index === active.column
    const problem = problems.get(`${at}/${column.name}`)
    const value = row[column.name] ?? null
    const name = ['c', isActive && 'on', index === active.column && at >= first && at <= last && last > first && 'in', problem && 'bad', isNumeric(column.type) && 'num', isGiven(column) && 'given'].filter(Boolean).join(' ')
    return (
      <div
        key={column.uid} id={cellId(at, index)} role="gridcell" aria-selected={isActive} aria-invalid={problem ? true : undefined} className={name} title={problem}
        onMouseDown={(event) => { if (isActive && editing) return; if (event.shiftKey) { event.preventDefault(); grid.extend(at) } else if (!isActive || !editing) { event.preventDefault(); grid.go(at, index) } }}
        onDoubleClick={() => grid.open()}
      >
        {isActive && editing
          ? isTextual(column)
            ? <CellEditor column={column} value={value} typed={editing.typed} commit={grid.commit} cancel={grid.cancel} />
            : <CellControl id={`${cellId(at, index)}-edit`} column={column} value={value} commit={grid.commit} cancel={grid.cancel} />
          : <span className="nw">{value === null ? '' : <Value field={column} value={value} inline />}</span>}
        {problem && <span className="lq-hidden">{problem}</span>}
      </div>
    )
  }
  return (
    <div className="lq-rows" data-rows={field.name}>
      <div
        ref={grid.frame} id={id} role="grid" tabIndex={0} aria-label={label(field.label)} aria-describedby={describedBy} aria-rowcount={rows.length + 1} aria-colcount={columns.length} aria-multiselectable
        aria-activedescendant={rows.length > 0 && active.row >= from && active.row < until ? cellId(active.row, active.column) : undefined} className="frame" onScroll={(event) => setTop(event.currentTarget.scrollTop)} {...grid.handlers}
      >
        <div role="row" aria-rowindex={1} className="r head" style={template}>
          <div role="columnheader" className="c n">#</div>
          {columns.map((column) => <div key={column.uid} role="columnheader" className={isNumeric(column.type) ? 'c num' : 'c'} title={label(column.help) || label(column.label)}><span className="nw">{label(column.label)}{column.required && <span className="star"> *</span>}</span></div>)}
          <div role="columnheader" className="c"><span className="lq-hidden">{t('form.rows_acts')}</span></div>
        </div>
        <div className="space" role="presentation" style={{ height: rows.length * ROW_HEIGHT }}>
          <div role="rowgroup" style={{ transform: `translateY(${from * ROW_HEIGHT}px)` }}>
            {rows.slice(from, until).map((row, shift) => {
              const at = from + shift
              return (
                <div key={at} role="row" aria-rowindex={at + 2} className={at === active.row ? 'r at' : 'r'} style={template}>
                  <div role="rowheader" className={problems.has(`${at}/`) ? 'c n bad' : 'c n'} title={problems.get(`${at}/`)}>{at + 1}</div>
                  {columns.map((column, index) => cell(row, at, column, index))}
                  <div role="gridcell" className="c acts">
                    {!disabled && <><IconButton small tabIndex={-1} icon="copy" label={t('form.rows_duplicate', { number: at + 1 })} onClick={() => acts.duplicate(at)} /><IconButton small tabIndex={-1} icon="trash" label={t('form.rows_remove', { number: at + 1 })} onClick={() => acts.remove(at)} /></>}
                  </div>
                </div>
              )
            })}
          </div>
        </div>
      </div>
      <Totals table={table} rows={rows} />
      {!disabled && (
        <div className="row g8 wrap foot">
          <Button size="small" icon={<Icon name="plus" size={12} />} disabled={rows.length >= most} onClick={acts.add}>{t('form.rows_add')}</Button>
          {rows.length > 1 && <><IconButton small icon="up" label={t('form.rows_up')} onClick={() => acts.move(-1)} /><IconButton small icon="down" label={t('form.rows_down')} onClick={() => acts.move(1)} /></>}
          {rows.length > 0 && <Button size="small" onClick={acts.fill}>{t('form.rows_fill')}</Button>}
          <span className="s12 t3">{t('form.rows_count', { count: rows.length, most })}</span>
          <span className="s12 t3 lq-keys">{t('form.rows_keys')}</span>
        </div>
      )}
    </div>
  )
}
