import { useCallback, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent } from 'react'
import { readTsv, writeTsv } from '@/decisions/cells/tsv'
import { at, copied, everywhere, filled, inherited, pasted, spanOf, stepped, turned, type Edits, type Selected } from './grid'
import { rightsOf, type MatrixColumn, type MatrixField, type Right, type Setting } from './matrix'

interface Given {
  /** The rows in sight of the filter; the first stands for all others. */
  fields: readonly MatrixField[]
  columns: readonly MatrixColumn[]
  apply: (edits: Edits) => void
  wordOf: (value: string) => string
  readWord: (half: 'seen' | 'write', word: string) => string | undefined
  /** Words of a block from elsewhere that mean nothing here. */
  unread: (words: readonly string[]) => void
  readOnly: boolean
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }
const FAR = 1e6
const PAGE = 10

/** What is selected and ticked in the matrix, and the keys of a spreadsheet. */
export function useMatrix({ fields, columns, apply, wordOf, readWord, unread, readOnly }: Given) {
  const frame = useRef<HTMLDivElement>(null)
  const [wished, setSelected] = useState<Selected>(() => at(0, 1))
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set())
  const lastTick = useRef(0)
  const size = { rows: fields.length, columns: columns.length * 2 + 1 }
  // a filter may leave fewer rows than were there when the block was chosen
  const selected = useMemo<Selected>(() => {
    const inside = ({ row, column }: { row: number; column: number }) => ({ row: Math.min(row, size.rows - 1), column: Math.min(column, size.columns - 1) })
    return { anchor: inside(wished.anchor), focus: inside(wished.focus) }
  }, [wished, size.rows, size.columns])
  const rights = useMemo(() => new Map(columns.map((column) => [column, rightsOf(column)])), [columns])
  const rightOf = useCallback((column: MatrixColumn, field: MatrixField): Right => (rights.get(column) ?? rightsOf(column))(field), [rights])

  const give = (edits: Edits) => {
    if (!readOnly && edits.size > 0) apply(edits)
    frame.current?.focus({ preventScroll: true })
  }
  const tick = useCallback((row: number, extend: boolean) => {
    const field = fields[row]
    if (!field || row === 0) return
    const [from, to] = extend ? [Math.min(lastTick.current, row), Math.max(lastTick.current, row)] : [row, row]
    if (!extend) lastTick.current = row
    setTicked((before) => {
      const next = new Set(before)
      const on = extend || !before.has(field.name)
      for (const { name } of fields.slice(Math.max(1, from), to + 1)) {
        if (on) next.add(name)
        else next.delete(name)
      }
      return next
    })
  }, [fields])
  const tickAll = (on: boolean) => setTicked(on ? new Set(fields.slice(1).map(({ name }) => name)) : new Set())
  const { top, bottom, left, right } = spanOf(selected)
  const chosen = fields.filter(({ name }) => ticked.has(name))
  /** What a setting from the bar goes to: the ticked rows, or the block. */
  const rows = chosen.length > 0 ? chosen : fields.slice(top, bottom + 1)
  const touched = columns.slice(Math.max(0, Math.floor((left - 1) / 2)), right === 0 ? 0 : Math.floor((right - 1) / 2) + 1)
  const set = (setting: Setting, into: readonly MatrixColumn[]) => give(everywhere(setting === 'inherit' ? rows.filter(({ name }) => name !== '*') : rows, into, setting))

  const control = (key: string): boolean => {
    if (key === 'd') give(filled(selected, fields, columns, rightOf))
    else if (key === 'a') setSelected({ anchor: { row: 0, column: 1 }, focus: { row: size.rows - 1, column: size.columns - 1 } })
    else if (key === 'home') setSelected(at(0, 1))
    else if (key === 'end') setSelected(at(size.rows - 1, size.columns - 1))
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.target !== event.currentTarget || event.altKey) return
    const { key, shiftKey } = event
    const act = (what: () => unknown) => {
      event.preventDefault()
      what()
    }
    const go = (by: readonly [number, number]) => act(() => setSelected(stepped(selected, by, shiftKey, size.rows, size.columns)))
    const arrow = ARROWS[key]
    if (arrow) return go(event.ctrlKey || event.metaKey ? [arrow[0] * FAR, arrow[1] * FAR] : arrow)
    if (event.ctrlKey || event.metaKey) return control(key.toLowerCase()) ? event.preventDefault() : undefined
    if (key === 'PageUp' || key === 'PageDown') return go([key === 'PageUp' ? -PAGE : PAGE, 0])
    if (key === 'Home' || key === 'End') return go([0, key === 'Home' ? -FAR : FAR])
    if (key === 'Escape' && ticked.size > 0) return act(() => setTicked(new Set()))
    if (readOnly) return undefined
    if ((key === ' ' || key === 'Enter') && selected.focus.column === 0) return act(() => tick(selected.focus.row, shiftKey))
    if (key === ' ' || key === 'Enter') return act(() => give(turned(selected, fields, columns, rightOf)))
    if (/^[1-4]$/.test(key)) return act(() => give(turned(selected, fields, columns, rightOf, Number(key) - 1)))
    if (key === 'Delete' || key === 'Backspace') return act(() => give(inherited(selected, fields, columns)))
    return undefined
  }
  const onCopy = (event: ClipboardEvent) => {
    if (right === 0) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', writeTsv(copied(selected, fields, columns, rightOf, wordOf)))
  }
  const onPaste = (event: ClipboardEvent) => {
    if (readOnly) return
    event.preventDefault()
    const { edits, unread: words } = pasted(selected, readTsv(event.clipboardData.getData('text/plain')), fields, columns, readWord)
    give(edits)
    if (words.length > 0) unread(words)
  }
  /** The cell an event happened in, from what the grid wrote on it. */
  const spotOf = (event: MouseEvent) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-spot]') : null
    const [row = '', column = ''] = cell?.dataset.spot?.split(':') ?? []
    return row === '' ? undefined : { row: Number(row), column: Number(column) }
  }
  const onMouseDown = (event: MouseEvent) => {
    const spot = event.button === 0 ? spotOf(event) : undefined
    if (!spot || (event.target instanceof Element && event.target.closest('input, a, button'))) return
    event.preventDefault()
    frame.current?.focus({ preventScroll: true })
    setSelected({ anchor: event.shiftKey ? selected.anchor : spot, focus: spot })
  }
  const onMouseOver = (event: MouseEvent) => {
    const spot = event.buttons === 1 && document.activeElement === frame.current ? spotOf(event) : undefined
    if (spot && (spot.row !== selected.focus.row || spot.column !== selected.focus.column)) setSelected({ anchor: selected.anchor, focus: spot })
  }
  const onDoubleClick = (event: MouseEvent) => {
    if (!readOnly && (spotOf(event)?.column ?? 0) > 0) give(turned(selected, fields, columns, rightOf))
  }
  return {
    frame, selected, ticked, rows, touched, rightOf, tick, tickAll, set, show: (row: number, column: number) => setSelected(at(row, column)),
    clearTicks: () => setTicked(new Set()), handlers: { onKeyDown, onCopy, onPaste, onMouseDown, onMouseOver, onDoubleClick },
  }
}
