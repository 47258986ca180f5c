import type { KeyboardEvent } from 'react'
import { useMemo } from 'react'
import type { Actions } from './actions'
import { at, following, stepped } from './selection'
import { useTableHandle } from './table'

const ARROWS: Readonly<Record<string, { row: number; column: number }>> = {
  ArrowUp: { row: -1, column: 0 }, ArrowDown: { row: 1, column: 0 }, ArrowLeft: { row: 0, column: -1 }, ArrowRight: { row: 0, column: 1 },
}
const PAGE = 10
const FAR = 1e6

/** Keys of the grid while nothing is typed, as in a spreadsheet. Esc lets Tab leave the grid. */
export function useGridKeys(actions: Actions): (event: KeyboardEvent<HTMLInputElement>) => void {
  const { select, store } = useTableHandle()
  return useMemo(() => {
    let isLeaving = false
    return (event) => {
      if (event.nativeEvent.isComposing || event.keyCode === 229) return
      const { columns, selected, visible } = store.getState()
      const size = { rows: visible.length, columns: columns.length }
      const last = columns.length - 1
      const { key, shiftKey, altKey } = event
      const control = event.ctrlKey || event.metaKey
      const act = (what: () => unknown) => {
        event.preventDefault()
        what()
      }
      const wasLeaving = isLeaving
      isLeaving = key === 'Escape' || (key === 'Tab' && wasLeaving)
      const arrow = ARROWS[key]
      if (arrow && altKey) return arrow.row === 0 ? undefined : act(() => actions.step(arrow.row as 1 | -1))
      if (arrow) return act(() => select(stepped(selected, control ? { row: arrow.row * FAR, column: arrow.column * FAR } : arrow, shiftKey, size)))
      if (key === 'Tab') {
        const next = wasLeaving ? undefined : following(selected.focus, shiftKey ? -1 : 1, size)
        return next && act(() => select(at(next.row, next.column)))
      }
      if (key === 'PageUp' || key === 'PageDown') return act(() => select(stepped(selected, { row: key === 'PageUp' ? -PAGE : PAGE, column: 0 }, shiftKey, size)))
      if (key === 'Home' || key === 'End') return act(() => select(stepped(selected, { row: control ? (key === 'Home' ? -FAR : FAR) : 0, column: key === 'Home' ? -FAR : FAR }, shiftKey, size)))
      if (key === 'Enter' && control) return act(actions.insertBelow)
      if (key === 'Enter' || key === 'F2') return act(() => actions.startEditing())
      if (key === 'Delete' || key === 'Backspace') return act(control ? actions.remove : actions.clear)
      if (key === ' ' && shiftKey) return act(() => select({ focus: { row: selected.focus.row, column: last }, anchor: { row: selected.anchor.row, column: 0 } }))
      if (control && key.toLowerCase() === 'd') return act(shiftKey ? actions.duplicate : actions.fill)
      if (control && key.toLowerCase() === 'a') return act(() => select({ anchor: { row: 0, column: 0 }, focus: { row: visible.length - 1, column: last } }))
      return undefined
    }
  }, [actions, select, store])
}
