import { memo, type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import type { RowMark } from '../analysis/marks'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { named } from '../cells/enumeration'
import { isAmount, type Valued } from '../cells/kind'
import { textAt, type Column, type Row } from '../document'
import { shownIn, unread } from './cellText'
import { spanOf, type Selected } from './selection'
import { useTable } from './table'

interface Props {
  row: Row
  /** The row's place among those shown, and its number in the table. */
  index: number
  number: number
  columns: readonly Column[]
  valuedOf: (uid: string) => Valued
  nameOf: (uid: string) => string
  mark: RowMark | undefined
  hit: boolean
  /** Faults of cells, by column. */
  faults: ReadonlyMap<string, string> | undefined
  dragged: boolean
  readOnly: boolean
}

const OVERLAPS_SHOWN = 2

/** Which cells of a row are selected, and which one has the focus. */
const NOWHERE = { from: -1, to: -2, focus: -1 } as const
const whereIn = (selected: Selected, index: number) => {
  const { top, bottom, left, right } = spanOf(selected)
  return index < top || index > bottom ? NOWHERE : { from: left, to: right, focus: selected.focus.row === index ? selected.focus.column : -1 }
}

/** One row of the table: its number and its cells. */
export const GridRow = memo(function GridRow(props: Props) {
  const { row, index, number, columns, hit, mark, dragged, readOnly } = props
  const { t } = useTranslation()
  const { from, to, focus } = useTable(useShallow(({ selected }) => (readOnly ? NOWHERE : whereIn(selected, index))))
  const current = focus >= 0
  const state = [hit ? 'hit' : '', current ? 'sel' : '', mark?.masked || mark?.dead ? 'never' : '', dragged ? 'lifted' : ''].filter(Boolean).join(' ')
  const why = mark?.masked ?? mark?.dead
  return (
    <tr className={state || undefined} aria-rowindex={index + 3} data-row={index} data-uid={row.uid} aria-selected={current}>
      <th scope="row" className="ix" data-cell={`${index}:row`} title={why ? label(why) : undefined}>
        {!readOnly && <span className="grip" data-grip={index} aria-hidden="true"><Icon name="grip" size={14} /></span>}
        {why && <Icon name="warning" size={14} className="never" />}
        <span>{number}</span>
        {why && <span className="lq-hidden">{label(why)}</span>}
      </th>
      {columns.map((column, at) => (
        <Cell
          key={column.uid} column={column} at={at} text={textAt(row, column)} index={index} isLast={column.band === 'when' && columns[at + 1]?.band !== 'when'} valued={props.valuedOf(column.uid)} overlaps={column.band === 'when' ? mark?.overlaps.get(column.index) : undefined}
          fault={props.faults?.get(column.uid)} selected={at >= from && at <= to} focused={at === focus}
          tag={column.band !== 'note' ? undefined : hit ? <span className="tag green strong"><Icon name="check" size={12} />{t('decisions.hit')}</span> : why ? <span className="tag amber" title={label(why)}>{t(mark?.masked ? 'decisions.masked' : 'decisions.dead')}</span> : undefined}
        />
      ))}
    </tr>
  )
})

interface CellProps {
  column: Column
  at: number
  text: string
  index: number
  /** Of the conditions, the last. */
  isLast: boolean
  valued: Valued
  overlaps: readonly number[] | undefined
  fault: string | undefined
  selected: boolean
  focused: boolean
  tag: ReactNode
}

const Cell = memo(function Cell({ column, at, text, index, isLast, valued, overlaps, fault, selected, focused, tag }: CellProps) {
  const { t } = useTranslation()
  const shown = shownIn(column, text, valued)
  const wrong = fault ?? (unread(column, text, valued) ? t('decisions.not_read') : undefined)
  const any = column.band === 'when' && (text === '-' || text === '')
  const classes = [
    column.band, any ? 'any' : '', isLast ? 'last' : '', column.band === 'then' && isAmount(valued) ? 'num b' : '', overlaps ? 'overlap' : '', wrong ? 'wrong' : '',
    selected ? 'on' : '', focused ? 'focus' : '',
  ].filter(Boolean).join(' ')
  const overlapText = overlaps && `${named(overlaps.slice(0, OVERLAPS_SHOWN))}${overlaps.length > OVERLAPS_SHOWN ? '…' : ''}`
  return (
    <td role="gridcell" className={classes} data-cell={`${index}:${at}`} id={`lq-cell-${index}-${at}`} aria-selected={selected} aria-invalid={wrong ? true : undefined} title={wrong ?? (shown.length > 12 ? shown : undefined)}>
      <div className="in">
        <span className={`nw sp ${shown === '' ? 't3' : ''}`}>{shown === '' ? '—' : shown}</span>
        {overlapText && <span className="tag amber lap">{t('decisions.overlaps_with', { rows: overlapText })}</span>}
        {tag}
      </div>
      {wrong && <span className="why nw">{wrong}</span>}
    </td>
  )
})

/** The cell a mouse event happened in, from what the grid wrote on it. */
export const spotOf = (event: MouseEvent | PointerEvent): { row: number; column: number | 'row' } | undefined => {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null
  const [row = '', column = ''] = cell?.dataset.cell?.split(':') ?? []
  return row === '' ? undefined : { row: Number(row), column: column === 'row' ? 'row' : Number(column) }
}
