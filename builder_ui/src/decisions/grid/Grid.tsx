import { useEffect, useLayoutEffect, useMemo, useState, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useDecision, useDesk } from '../desk'
import type { Column, TableBody } from '../document'
import { useTrial } from '../trial/trial'
import { useFaults } from './faults'
import { CellInput } from './CellInput'
import { AddRow, GapRows } from './GapRows'
import { GridHead } from './GridHead'
import { GridRow, spotOf } from './GridRow'
import { useActions } from './actions'
import { HEAD, ROW, windowOf } from './rows'
import { at, spanOf } from './selection'
import { useTable } from './table'
import { useRowDrag } from './useRowDrag'
import { widthsOf } from './widths'

/** The decision table: a spreadsheet whose cells are conditions and results. Only the rows in sight are drawn. */
export const Grid = ({ change }: { change: (column: Column) => void }) => {
  const { t } = useTranslation()
  const doc = useDecision<TableBody, TableBody>((whole) => whole)
  const { readOnly, nameOf, valuedOf } = useDesk()
  const { analysis, columns, marks, numberOf, scroll, select, selected, visible } = useTable()
  const { startEditing } = useActions()
  const { hits } = useTrial()
  const faults = useFaults()
  const [view, setView] = useState({ top: 0, height: 800 })
  const { top, bottom, left, right } = spanOf(selected)
  const drag = useRowDrag()
  const { widths, least } = useMemo(() => widthsOf(columns, valuedOf, doc.rows.length), [columns, valuedOf, doc.rows.length])
  const { first, last } = windowOf(view.top, view.height, visible.length)

  useLayoutEffect(() => {
    const holder = scroll.current
    if (!holder) return
    const measure = () => setView({ top: holder.scrollTop, height: holder.clientHeight })
    const watching = new ResizeObserver(measure)
    watching.observe(holder)
    return () => watching.disconnect()
  }, [scroll])

  // the focused cell is kept in sight
  const { row, column } = selected.focus
  useEffect(() => {
    const holder = scroll.current
    if (!holder || holder.clientHeight === 0) return
    const [begin, end] = [row * ROW, (row + 1) * ROW + HEAD]
    if (begin < holder.scrollTop) holder.scrollTop = begin
    else if (end > holder.scrollTop + holder.clientHeight) holder.scrollTop = end - holder.clientHeight + 2
    const cell = holder.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)
    if (!cell) return
    const [outer, inner] = [holder.getBoundingClientRect(), cell.getBoundingClientRect()]
    if (inner.right > outer.right) holder.scrollLeft += inner.right - outer.right
    else if (inner.left < outer.left + widths.index) holder.scrollLeft -= outer.left + widths.index - inner.left
  }, [row, column, scroll, widths.index])

  const press = (event: MouseEvent) => {
    if (readOnly || event.button !== 0 || drag.lifts(event)) return
    const spot = spotOf(event)
    if (!spot) return
    event.preventDefault()
    if (spot.column === 'row') select({ anchor: { row: event.shiftKey ? selected.anchor.row : spot.row, column: 0 }, focus: { row: spot.row, column: columns.length - 1 } })
    else select(event.shiftKey ? { anchor: selected.anchor, focus: { row: spot.row, column: spot.column } } : at(spot.row, spot.column))
  }
  const over = (event: MouseEvent) => {
    const spot = event.buttons === 1 && !drag.active ? spotOf(event) : undefined
    if (!readOnly && spot && spot.column !== 'row' && document.activeElement === document.querySelector('.lq-dt-input')) select({ anchor: selected.anchor, focus: { row: spot.row, column: spot.column } })
  }
  const gaps = analysis?.gaps ?? []
  return (
    <div className="lq-dt" ref={scroll} onScroll={({ currentTarget }) => setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })} tabIndex={readOnly ? 0 : undefined} role={readOnly ? 'region' : undefined} aria-label={readOnly ? t('decisions.table') : undefined}>
      <table
        role="grid" aria-label={t('decisions.table')} aria-rowcount={visible.length + 2} aria-colcount={columns.length + 1} aria-multiselectable="true" aria-readonly={readOnly} style={{ minWidth: least }}
        onMouseDown={press} onMouseOver={over} onPointerDown={drag.begin}
        onDoubleClick={(event) => { const spot = spotOf(event); if (!readOnly && spot && spot.column !== 'row') startEditing() }}
      >
        <colgroup><col style={{ width: widths.index }} />{widths.columns.map((width, index) => <col key={columns[index]?.uid} style={width === undefined ? undefined : { width }} />)}</colgroup>
        <GridHead change={change} />
        <tbody>
          {first > 0 && <tr aria-hidden="true" style={{ height: first * ROW }}><td colSpan={columns.length + 1} className="pad" /></tr>}
          {visible.slice(first, last).map((each, offset) => {
            const index = first + offset
            const inside = index >= top && index <= bottom
            return (
              <GridRow
                key={each.uid} row={each} index={index} number={numberOf(each.uid)} columns={columns} valuedOf={valuedOf} nameOf={nameOf} mark={marks.get(each.uid)} hit={hits.has(each.uid)} faults={faults.get(each.uid)}
                from={inside && !readOnly ? left : -1} to={inside && !readOnly ? right : -2} focus={index === row && !readOnly ? column : -1} current={index === row && !readOnly} dragged={drag.lifted.has(each.uid)} readOnly={readOnly}
              />
            )
          })}
          {last < visible.length && <tr aria-hidden="true" style={{ height: (visible.length - last) * ROW }}><td colSpan={columns.length + 1} className="pad" /></tr>}
          <GapRows gaps={gaps} doc={doc} span={columns.length} />
          {!readOnly && <AddRow span={columns.length} />}
        </tbody>
      </table>
      {drag.line !== undefined && <div className="lq-dt-drop" style={{ top: drag.line }} aria-hidden="true" />}
      {!readOnly && <CellInput drawn={`${first} ${last} ${visible.length} ${least}`} />}
      <p id="lq-dt-keys" className="lq-hidden">{t('decisions.keys')}</p>
    </div>
  )
}
