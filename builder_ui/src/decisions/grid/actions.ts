import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { newUid } from '@/document'
import { useEditor } from '@/studio/editor/context'
import { readTsv, writeTsv } from '../cells/tsv'
import { useDesk } from '../desk'
import { duplicateRows, emptyRow, fillDown, insertRows, moveRows, pasteCells, removeRows, setCells, stepRows, textAt, type Column, type Row, type TableBody, type TableCommand, type Written } from '../document'
import { emptied, readInto, typedFor } from './cellText'
import { at, spanOf } from './selection'
import { useTableHandle } from './table'
import type { TableState } from './tableState'

/** A table has no more rows than this; the server says the same. */
export const MOST_ROWS = 5000

/** The cells somebody has selected, as they are now. */
function chosenIn({ columns, numbers, selected, visible }: TableState) {
  const { top, bottom, left, right } = spanOf(selected)
  const rows = visible.slice(top, bottom + 1)
  const numberOf = (row: Row | undefined) => numbers.get(row?.uid ?? '') ?? 0
  return {
    ...selected, top, bottom, left, right, rows, visible, columns, across: columns.slice(left, right + 1),
    column: columns[selected.focus.column], row: visible[selected.focus.row], first: numberOf(rows[0]), last: numberOf(rows[rows.length - 1]),
  }
}

/** Everything that can be done to the selected cells and rows, by key, by menu and by button alike. It looks at the table when it is asked, so that nobody who offers it is drawn anew. */
export function useActions() {
  const { t } = useTranslation()
  const { store } = useEditor<TableBody>()
  const { announce, titleOf, valuedOf } = useDesk()
  const { select, store: table } = useTableHandle()

  return useMemo(() => {
    const now = () => chosenIn(table.getState())
    const doc = () => store.getState().doc
    const run = (command: TableCommand): boolean => {
      const count = Math.max(1, now().rows.length)
      const done = store.getState().run(command)
      if (done) announce(t(`decisions.did_${command.name}`, { count }))
      return done
    }
    const read = (column: Column, typed: string) => readInto(column, typed, valuedOf(column.uid))
    const insertAt = (index: number, row: Row = emptyRow(doc(), newUid())) => {
      if (doc().rows.length >= MOST_ROWS) return announce(t('decisions.too_many_rows', { count: MOST_ROWS }))
      table.getState().clearFilters()
      run(insertRows(index, [row]))
      select(at(index, now().focus.column))
    }

    return {
      run,
      write: (typed: string) => {
        const { column, row } = now()
        if (column && row) run(setCells([{ row: row.uid, column, text: read(column, typed) }]))
      },
      clear: () => {
        const { across, rows } = now()
        run(setCells(rows.flatMap((row) => across.map((column) => ({ row: row.uid, column, text: emptied(column) }))), 'clearCells'))
      },
      fill: () => {
        const { left, right, rows, top, visible } = now()
        run(fillDown((rows.length > 1 ? rows : visible.slice(Math.max(0, top - 1), top + 1)).map(({ uid }) => uid), left, right))
      },
      copy: () => {
        const { across, rows } = now()
        return writeTsv(rows.map((row) => across.map((column) => typedFor(column, textAt(row, column), valuedOf(column.uid)))))
      },
      paste: (text: string) => {
        const { across, columns, left, right, rows, top, visible } = now()
        const body = withoutHead(readTsv(text), columns.slice(left).map(({ band, uid }) => (band === 'note' ? t('decisions.note') : titleOf(uid))))
        const one = body.length === 1 && body[0]?.length === 1 ? body[0][0] : undefined
        if (one !== undefined && (rows.length > 1 || right > left)) {
          const cells: Written[] = rows.flatMap((row) => across.map((column) => ({ row: row.uid, column, text: read(column, one) })))
          return run(setCells(cells, 'pasteCells'))
        }
        const over = visible.slice(top, top + body.length)
        const kept = body.slice(0, over.length + Math.max(0, MOST_ROWS - doc().rows.length))
        const texts = kept.map((line) => line.slice(0, columns.length - left).map((cell, index) => {
          const column = columns[left + index]
          return column ? read(column, cell) : cell
        }))
        const done = run(pasteCells({ rows: over.map(({ uid }) => uid), column: left, texts, fresh: kept.slice(over.length).map(() => newUid()) }))
        const width = Math.max(...texts.map((line) => line.length), 1)
        select({ anchor: { row: top, column: left }, focus: { row: top + Math.max(1, kept.length) - 1, column: left + width - 1 } })
        return done
      },
      insertBelow: () => insertAt(now().last),
      insertAbove: () => insertAt(Math.max(0, now().first - 1)),
      append: (row?: Row) => {
        const index = doc().rows.length
        insertAt(index, row ?? emptyRow(doc(), newUid()))
        select(at(index, Math.max(0, row ? now().columns.findIndex(({ band }) => band === 'then') : 0)))
      },
      duplicate: () => {
        const { anchor, bottom, focus, rows, top } = now()
        if (!run(duplicateRows(new Map(rows.map(({ uid }) => [uid, newUid()]))))) return
        const below = (row: number) => bottom + 1 + row - top
        select({ focus: { ...focus, row: below(focus.row) }, anchor: { ...anchor, row: below(anchor.row) } })
      },
      remove: () => {
        const { focus, rows, top } = now()
        run(removeRows(uidsOf(rows)))
        select(at(top, focus.column))
      },
      step: (by: 1 | -1) => {
        const { anchor, focus, rows } = now()
        if (run(stepRows(uidsOf(rows), by))) select({ focus: { ...focus, row: focus.row + by }, anchor: { ...anchor, row: anchor.row + by } })
      },
      /** Move rows, those selected unless others are named, so that the first of them gets this number. */
      moveTo: (number: number, chosen: ReadonlySet<string> = uidsOf(now().rows)) => {
        if (run(moveRows(chosen, number - 1))) select(at(Math.max(0, number - 1), now().focus.column))
      },
      startEditing: (text?: string) => {
        const { column, row } = now()
        if (!column || !row) return
        const there = () => typedFor(column, textAt(row, column), valuedOf(column.uid)).replace(/^(不限|any)$/, '')
        table.getState().edit(text === undefined ? { text: there(), replaces: false } : { text, replaces: true })
      },
    }
  }, [announce, select, store, t, table, titleOf, valuedOf])
}

export type Actions = ReturnType<typeof useActions>

const uidsOf = (rows: readonly Row[]): ReadonlySet<string> => new Set(rows.map(({ uid }) => uid))

/** What was copied, without a first line that only names the columns it goes into. */
function withoutHead(lines: readonly (readonly string[])[], titles: readonly string[]) {
  const [head] = lines
  const isHead = lines.length > 1 && head !== undefined && head.length > 1 && head.every((cell, index) => cell.trim() !== '' && cell.trim() === titles[index])
  return isHead ? lines.slice(1) : lines
}
