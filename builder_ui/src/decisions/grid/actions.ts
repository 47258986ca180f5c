import { useTranslation } from 'react-i18next'
import { newUid } from '@/document'
import { useEditor } from '@/studio/editor/context'
import { readTsv, writeTsv } from '../cells/tsv'
import { useDesk } from '../desk'
import { duplicateRows, emptyRow, fillDown, insertRows, moveRows, pasteCells, removeRows, setCells, stepRows, textAt, type Row, type TableBody, type TableCommand, type Written } from '../document'
import { emptied, readInto, typedFor } from './cellText'
import { at, spanOf } from './selection'
import { useTable } from './table'

/** A table has no more rows than this; the server says the same. */
export const MOST_ROWS = 5000

/** Everything that can be done to the selected cells and rows, by key, by menu and by button alike. */
export function useActions() {
  const { t } = useTranslation()
  const { store } = useEditor<TableBody>()
  const { announce, titleOf, valuedOf } = useDesk()
  const { clearFilters, columns, edit, numberOf, select, selected, visible } = useTable()
  const { top, bottom, left, right } = spanOf(selected)
  const { focus, anchor } = selected
  const rows = visible.slice(top, bottom + 1)
  const uids = new Set(rows.map(({ uid }) => uid))
  const run = (command: TableCommand): boolean => {
    const done = store.getState().run(command)
    if (done) announce(t(`decisions.did_${command.name}`, { count: Math.max(1, rows.length) }))
    return done
  }
  const doc = () => store.getState().doc
  const column = columns[focus.column]
  const place = visible[focus.row]

  const insertAt = (index: number, row: Row = emptyRow(doc(), newUid())) => {
    if (doc().rows.length >= MOST_ROWS) return announce(t('decisions.too_many_rows', { count: MOST_ROWS }))
    clearFilters()
    run(insertRows(index, [row]))
    select(at(index, focus.column))
  }
  const block = () => rows.map((row) => columns.slice(left, right + 1).map((each) => typedFor(each, textAt(row, each), valuedOf(each.uid))))

  const paste = (text: string) => {
    const lines = readTsv(text)
    // a header row that names the columns is not a row of the table
    const heading = columns.slice(left, left + (lines[0]?.length ?? 0)).map(({ uid }) => titleOf(uid))
    const body = lines.length > 1 && heading.length > 1 && lines[0]?.every((cell, index) => cell.trim() !== '' && cell.trim() === heading[index]) ? lines.slice(1) : lines
    const one = body.length === 1 && body[0]?.length === 1 ? (body[0][0] ?? '') : undefined
    if (one !== undefined && (rows.length > 1 || right > left)) {
      const cells: Written[] = rows.flatMap((row) => columns.slice(left, right + 1).map((each) => ({ row: row.uid, column: each, text: readInto(each, one, valuedOf(each.uid)) })))
      return run(setCells(cells, 'pasteCells'))
    }
    const room = MOST_ROWS - doc().rows.length
    const over = visible.slice(top, top + body.length)
    const kept = body.slice(0, over.length + Math.max(0, room))
    const texts = kept.map((line) => line.slice(0, columns.length - left).map((cell, index) => {
      const target = columns[left + index]
      return target ? readInto(target, cell, valuedOf(target.uid)) : cell
    }))
    const done = run(pasteCells({ rows: over.map(({ uid }) => uid), column: left, texts, fresh: kept.slice(over.length).map(() => newUid()) }))
    const width = Math.max(...texts.map((line) => line.length), 1)
    select({ anchor: { row: top, column: left }, focus: { row: top + Math.max(1, kept.length) - 1, column: left + width - 1 } })
    return done
  }

  return {
    run, rows, uids, column, row: place,
    write: (typed: string) => {
      if (!column || !place) return
      run(setCells([{ row: place.uid, column, text: readInto(column, typed, valuedOf(column.uid)) }]))
    },
    clear: () => run(setCells(rows.flatMap((row) => columns.slice(left, right + 1).map((each) => ({ row: row.uid, column: each, text: emptied(each) }))), 'clearCells')),
    fill: () => run(fillDown((rows.length > 1 ? rows : visible.slice(Math.max(0, top - 1), top + 1)).map(({ uid }) => uid), left, right)),
    copy: () => writeTsv(block()),
    paste,
    insertBelow: () => insertAt(place ? numberOf(rows[rows.length - 1]?.uid ?? '') : 0),
    insertAbove: () => insertAt(place ? numberOf(rows[0]?.uid ?? '') - 1 : 0),
    append: (row?: Row) => {
      const fresh = row ?? emptyRow(doc(), newUid())
      const index = doc().rows.length
      insertAt(index, fresh)
      const target = row ? columns.findIndex(({ band }) => band === 'then') : 0
      select(at(index, Math.max(0, target)))
    },
    duplicate: () => {
      const done = run(duplicateRows(new Map(rows.map(({ uid }) => [uid, newUid()]))))
      if (done) select({ focus: { row: bottom + 1 + (focus.row - top), column: focus.column }, anchor: { row: bottom + 1 + (anchor.row - top), column: anchor.column } })
    },
    remove: () => {
      run(removeRows(uids))
      select(at(Math.min(top, Math.max(0, visible.length - rows.length - 1)), focus.column))
    },
    step: (by: 1 | -1) => {
      if (run(stepRows(uids, by))) select({ focus: { ...focus, row: focus.row + by }, anchor: { ...anchor, row: anchor.row + by } })
    },
    /** Move rows so that the first of them gets this number. */
    moveTo: (chosen: ReadonlySet<string>, number: number) => {
      if (run(moveRows(chosen, number - 1))) select(at(Math.max(0, number - 1), focus.column))
    },
    startEditing: (text?: string) => {
      if (!column || !place) return
      edit(text === undefined ? { text: typedFor(column, textAt(place, column), valuedOf(column.uid)).replace(/^(不限|any)$/, ''), replaces: false } : { text, replaces: true })
    },
  }
}
