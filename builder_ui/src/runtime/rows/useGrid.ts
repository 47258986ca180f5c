import { useCallback, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import type { FieldMeta, Json } from '../types'
import { blockOf, copied, duplicated, filledDown, freshRow, inserted, isGiven, moved, pasted, removed, withCell, type Place, type Row } from './rows'

export const ROW_HEIGHT = 36

interface Given {
  rows: readonly Row[]
  columns: readonly FieldMeta[]
  change: (rows: Row[]) => void
  most: number
  disabled?: boolean
}

const STEPS: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

const within = (value: number, most: number) => Math.max(0, Math.min(value, most))

/** Which cell is active, down to which row it is extended, which is being written; and the keys of a spreadsheet. */
export const useGrid = ({ rows, columns, change, most, disabled }: Given) => {
  const [active, setActive] = useState<Place>({ row: 0, column: 0 })
  const [to, setTo] = useState<number | null>(null)
  const [editing, setEditing] = useState<{ typed?: string } | null>(null)
  const frame = useRef<HTMLDivElement>(null)

  const show = useCallback((row: number) => {
    const box = frame.current
    if (!box) return
    const top = row * ROW_HEIGHT
    const room = box.clientHeight - 2 * ROW_HEIGHT
    if (top < box.scrollTop) box.scrollTop = top
    else if (top > box.scrollTop + room - ROW_HEIGHT) box.scrollTop = top - room + ROW_HEIGHT
  }, [])
  const go = useCallback((row: number, column: number) => {
    setActive({ row, column })
    setTo(null)
    setEditing(null)
    show(row)
    frame.current?.focus({ preventScroll: true })
  }, [show])

  const column = columns[active.column]
  const last = Math.max(to ?? active.row, active.row)
  const first = Math.min(to ?? active.row, active.row)
  const step = ([down, right]: [number, number]) => {
    let [row, at] = [active.row + down, active.column + right]
    if (right !== 0 && at >= columns.length && row < rows.length - 1) [row, at] = [row + 1, 0]
    if (right !== 0 && at < 0 && row > 0) [row, at] = [row - 1, columns.length - 1]
    go(within(row, Math.max(rows.length - 1, 0)), within(at, columns.length - 1))
  }
  const open = (typed?: string) => {
    if (disabled || !column || isGiven(column) || !rows[active.row]) return
    setEditing({ typed })
  }
  const commit = (value: Json, moves: [number, number]) => {
    setEditing(null)
    const differs = column && rows[active.row] && JSON.stringify(value) !== JSON.stringify(rows[active.row]?.[column.name] ?? null)
    const next = differs && column ? withCell(rows, active.row, column.name, value) : rows
    if (moves[0] === 1 && active.row === rows.length - 1 && rows.length < most) return addAt(rows.length, next)
    if (differs) change([...next])
    step(moves)
  }
  const addAt = (at: number, into: readonly Row[] = rows) => {
    if (disabled || rows.length >= most) return
    change(inserted(into, at, freshRow(columns)))
    requestAnimationFrame(() => go(at, columns.findIndex((each) => !isGiven(each))))
  }
  const acts = {
    add: () => addAt(rows.length),
    insert: () => addAt(active.row),
    duplicate: (at = active.row) => { if (rows[at] && rows.length < most) { change(duplicated(rows, at)); go(at + 1, active.column) } },
    remove: (at = active.row) => { change(removed(rows, at)); go(within(at, Math.max(rows.length - 2, 0)), active.column) },
    move: (by: number, at = active.row) => { const next = at + by; if (next >= 0 && next < rows.length) { change(moved(rows, at, next)); go(next, active.column) } },
    fill: () => {
      if (!column || isGiven(column)) return
      // without a block the cell takes over what stands above it, as in a spreadsheet
      if (first === last && first > 0) change(filledDown(rows, { row: first - 1, column: active.column }, column.name, first))
      else change(filledDown(rows, { row: first, column: active.column }, column.name, last))
    },
    clear: () => { if (column && !isGiven(column)) change(rows.map((row, at) => (at >= first && at <= last ? { ...row, [column.name]: null } : row))) },
  }
  const withControl = (event: KeyboardEvent): boolean => {
    if (event.key.toLowerCase() === 'd') acts.fill()
    else if (event.key === 'Home') go(0, 0)
    else if (event.key === 'End') go(Math.max(rows.length - 1, 0), columns.length - 1)
    else if (event.key === 'Delete' || event.key === '-') acts.remove()
    else if (event.key === '+' || event.key === '=') acts.insert()
    else return false
    return true
  }
  const plain = (event: KeyboardEvent): boolean => {
    const arrow = STEPS[event.key]
    if (arrow && event.altKey) acts.move(arrow[0])
    else if (arrow && event.shiftKey && arrow[0] !== 0) {
      const next = within((to ?? active.row) + arrow[0], rows.length - 1)
      setTo(next)
      show(next)
    } else if (arrow) step(arrow)
    else if (event.key === 'Enter' || event.key === 'F2') open()
    else if (event.key === 'Delete' || event.key === 'Backspace') acts.clear()
    else if (event.key === 'Home') go(active.row, 0)
    else if (event.key === 'End') go(active.row, columns.length - 1)
    else if (event.key === 'PageDown' || event.key === 'PageUp') go(within(active.row + (event.key === 'PageDown' ? 10 : -10), rows.length - 1), active.column)
    else if (event.key.length === 1 && !event.altKey) open(event.key === ' ' ? undefined : event.key)
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.target !== event.currentTarget || editing || disabled) return
    const tab = event.key === 'Tab' && (event.shiftKey ? active.row > 0 || active.column > 0 : active.row < rows.length - 1 || active.column < columns.length - 1)
    const taken = tab ? true : event.ctrlKey || event.metaKey ? withControl(event) : event.key !== 'Tab' && plain(event)
    if (tab) step([0, event.shiftKey ? -1 : 1])
    if (taken) event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent) => {
    // it comes from where the text selection is, which may be a cell; not from what has the focus
    if (editing || disabled) return
    event.preventDefault()
    change(pasted(rows, active, blockOf(event.clipboardData.getData('text/plain')), columns, most))
  }
  const onCopy = (event: ClipboardEvent) => {
    if (editing || !column) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', copied(rows.slice(first, last + 1), [column]))
  }
  return { frame, active, first, last, editing, go, open, commit, cancel: () => go(active.row, active.column), acts, extend: setTo, handlers: { onKeyDown, onPaste, onCopy } }
}
