import { useMemo, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useFindings } from '../analysis/findings'
import { useDesk } from '../desk'
import type { Column } from '../document'
import { useTrial } from '../trial/trial'
import { useActions } from './actions'
import { CellInput } from './CellInput'
import { useFaults } from './faults'
import { AddRow, GapRows } from './GapRows'
import { GridHead } from './GridHead'
import { GridRow, spotOf } from './GridRow'
import { InSight } from './InSight'
import { ROW } from './rows'
import { at } from './selection'
import { useTable, useTableHandle } from './table'
import { useEdges } from './useEdges'
import { useRowDrag } from './useRowDrag'
import { useWindow } from './useWindow'
import { widthsOf } from './widths'

/** The decision table: a spreadsheet whose cells are conditions and results. Only the rows in sight are drawn; where the focus is, the rows ask for themselves. */
export const Grid = ({ change }: { change: (column: Column) => void }) => {
  const { t } = useTranslation()
  const { readOnly, nameOf, valuedOf } = useDesk()
  const { input, scroll, select, store } = useTableHandle()
  const columns = useTable((table) => table.columns)
  const visible = useTable((table) => table.visible)
  const numbers = useTable((table) => table.numbers)
  const { marks } = useFindings()
  const { startEditing } = useActions()
  const { hits } = useTrial()
  const faults = useFaults()
  const drag = useRowDrag()
  const { first, last, measure } = useWindow(scroll, visible.length)
  const { widths, least } = useMemo(() => widthsOf(columns, valuedOf, numbers.size), [columns, valuedOf, numbers.size])
  const edges = useEdges(scroll, columns, least)

  const press = (event: MouseEvent) => {
    if (readOnly || event.button !== 0 || drag.lifts(event)) return
    const spot = spotOf(event)
    if (!spot) return
    event.preventDefault()
    const { anchor } = store.getState().selected
    if (spot.column === 'row') select({ anchor: { row: event.shiftKey ? anchor.row : spot.row, column: 0 }, focus: { row: spot.row, column: columns.length - 1 } })
    else select(event.shiftKey ? { anchor, focus: { row: spot.row, column: spot.column } } : at(spot.row, spot.column))
  }
  const over = (event: MouseEvent) => {
    const spot = event.buttons === 1 && !drag.active ? spotOf(event) : undefined
    if (!readOnly && spot && spot.column !== 'row' && document.activeElement === input.current) select({ anchor: store.getState().selected.anchor, focus: { row: spot.row, column: spot.column } })
  }
  const pad = (rows: number) => rows > 0 && <tr aria-hidden="true" style={{ height: rows * ROW }}><td colSpan={columns.length + 1} className="pad" /></tr>
  return (
    <div className="lq-dt" ref={scroll} onScroll={measure} tabIndex={readOnly ? 0 : undefined} role={readOnly ? 'region' : undefined} aria-label={readOnly ? t('decisions.table') : undefined}>
      <table
        role="grid" aria-label={t('decisions.table')} aria-rowcount={visible.length + 2} aria-colcount={columns.length + 1} aria-multiselectable="true" aria-readonly={readOnly} style={{ minWidth: least }}
        onMouseDown={press} onMouseOver={over} onPointerDown={drag.begin}
        onDoubleClick={(event) => { const spot = spotOf(event); if (!readOnly && spot && spot.column !== 'row') startEditing() }}
      >
        <colgroup><col style={{ width: widths.index }} />{widths.columns.map((width, index) => <col key={columns[index]?.uid} style={width === undefined ? undefined : { width }} />)}</colgroup>
        <GridHead change={change} />
        <tbody>
          {pad(first)}
          {visible.slice(first, last).map((row, offset) => (
            <GridRow
              key={row.uid} row={row} index={first + offset} number={numbers.get(row.uid) ?? 0} columns={columns} valuedOf={valuedOf} nameOf={nameOf} mark={marks.get(row.uid)}
              hit={hits.has(row.uid)} faults={faults.get(row.uid)} dragged={drag.lifted.has(row.uid)} readOnly={readOnly}
            />
          ))}
          {pad(visible.length - last)}
          <GapRows span={columns.length} />
          {!readOnly && <AddRow span={columns.length} />}
        </tbody>
      </table>
      {drag.line !== undefined && <div className="lq-dt-drop" style={{ top: drag.line }} aria-hidden="true" />}
      <InSight edges={edges} index={widths.index} />
      {!readOnly && <CellInput edges={edges} />}
      <p id="lq-dt-keys" className="lq-hidden">{t('decisions.keys')}</p>
    </div>
  )
}
