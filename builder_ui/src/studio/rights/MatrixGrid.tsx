import { Link } from '@tanstack/react-router'
import { useEffect, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useWindow } from '../several/useWindow'
import type { RoleColumn } from './columns'
import { spanOf } from './grid'
import { MatrixRow } from './MatrixRow'
import type { MatrixColumn, MatrixField } from './matrix'
import type { useMatrix } from './useMatrix'

const ROW = 36
const HEAD = 72

interface Props {
  app: string
  fields: readonly MatrixField[]
  columns: readonly RoleColumn[]
  matrix: ReturnType<typeof useMatrix>
  liveOf: (column: RoleColumn) => MatrixColumn | undefined
  /** What of which records a grant is about, in a few words. */
  noteOf: (column: RoleColumn) => string
  narrow: boolean
  readOnly: boolean
}

/** Fields down, grants of roles across. The head and the names stay where they are; only rows in sight are drawn. */
export const MatrixGrid = ({ app, fields, columns, matrix, liveOf, noteOf, narrow, readOnly }: Props) => {
  const { t } = useTranslation()
  const { frame, selected, ticked, rightOf, tick, tickAll } = matrix
  const { first, last, measure } = useWindow(frame, ROW, fields.length - 1)
  useInSight(frame, selected.focus)
  const [star, ...rest] = fields
  const { top, bottom, left, right } = spanOf(selected)
  const cell = narrow ? 96 : columns.length > 3 ? 108 : 128
  const [name, most] = narrow ? [136, 96] : [columns.length > 4 ? 232 : 296, 200]
  const template = { gridTemplateColumns: `${name}px repeat(${columns.length * 2}, minmax(${cell}px, ${most}px))`, minWidth: name + columns.length * 2 * cell }
  const chosen = (index: number) => (index < top || index > bottom ? { from: -1, to: -2, focus: -1 } : { from: left, to: right, focus: selected.focus.row === index ? selected.focus.column : -1 })
  const row = (field: MatrixField, index: number) => (
    <MatrixRow key={field.name} field={field} index={index} columns={columns} rightOf={rightOf} liveOf={liveOf} ticked={ticked.has(field.name)} readOnly={readOnly} tick={tick} {...chosen(index)} />
  )
  const drawn = selected.focus.row === 0 || (selected.focus.row - 1 >= first && selected.focus.row - 1 < last)
  return (
    <div
      ref={frame} role="grid" tabIndex={0} className="lq-rights-grid" aria-label={t('matrix.grid')} aria-rowcount={fields.length + 2} aria-colcount={columns.length * 2 + 1} aria-multiselectable="true" aria-readonly={readOnly}
      aria-describedby="lq-matrix-keys" aria-activedescendant={drawn ? `lq-m-${selected.focus.row}-${selected.focus.column}` : undefined} onScroll={measure} {...matrix.handlers}
    >
      <div className="head" role="rowgroup" style={template}>
        <div role="row" aria-rowindex={1} className="same">
          <div role="columnheader" className="c name top" aria-rowspan={2}>
            {!readOnly && <input type="checkbox" tabIndex={-1} aria-label={t('matrix.tick_all')} checked={rest.length > 0 && rest.every(({ name }) => ticked.has(name))} onChange={(event) => tickAll(event.target.checked)} />}
            <span>{t('studio.field')}</span>
            <span className="t3">{t('matrix.fields_n', { count: rest.length })}</span>
          </div>
          {columns.map((column, at) => (
            <div key={column.id} role="columnheader" aria-colspan={2} className={at === columns.length - 1 ? 'c role' : 'c role end'}>
              <div className="row g4">
                <Link className="nw b" to="/build/$app/$kind/$name" params={{ app, kind: 'role', name: column.role }} title={column.title}>{column.title}</Link>
                {column.denies && <span className="tag red">{t('conditions.denied')}</span>}
              </div>
              <span className="nw s12 t3" title={noteOf(column)}>{noteOf(column)}</span>
            </div>
          ))}
        </div>
        <div role="row" aria-rowindex={2} className="same">
          {columns.map((column, at) => [
            <div key="seen" role="columnheader" className="c half">{t(column.denies ? 'conditions.see_most' : 'studio.see')}</div>,
            <div key="write" role="columnheader" className={at === columns.length - 1 ? 'c half' : 'c half end'}>{t(column.denies ? 'conditions.write_most' : 'studio.write')}</div>,
          ])}
        </div>
      </div>
      <div role="rowgroup" className="rest" style={template}>
        {star && row(star, 0)}
        <div className="pad" role="presentation" style={{ height: first * ROW }} />
        {rest.slice(first, last).map((field, offset) => row(field, first + offset + 1))}
        <div className="pad" role="presentation" style={{ height: (rest.length - last) * ROW }} />
      </div>
    </div>
  )
}

/** Keeps the focused cell in sight, below the head and beside the names. */
function useInSight(frame: RefObject<HTMLDivElement | null>, { row, column }: { row: number; column: number }) {
  useEffect(() => {
    const holder = frame.current
    if (!holder || holder.clientHeight === 0) return
    if (row > 0) {
      const [begin, end] = [(row - 1) * ROW, row * ROW + HEAD + ROW]
      if (begin < holder.scrollTop) holder.scrollTop = begin
      else if (end > holder.scrollTop + holder.clientHeight) holder.scrollTop = end - holder.clientHeight + 2
    }
    const cell = document.getElementById(`lq-m-${row}-${column}`)
    const names = holder.querySelector<HTMLElement>('.c.name')
    if (!cell || !names || column === 0) return
    const [left, right] = [cell.offsetLeft, cell.offsetLeft + cell.offsetWidth]
    if (left < holder.scrollLeft + names.offsetWidth) holder.scrollLeft = left - names.offsetWidth
    else if (right > holder.scrollLeft + holder.clientWidth) holder.scrollLeft = right - holder.clientWidth
  }, [frame, row, column])
}
