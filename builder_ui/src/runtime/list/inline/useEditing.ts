import type { HTMLAttributes, KeyboardEvent } from 'react'
import { useRef, useState } from 'react'
import type { FormMeta, RecordRow } from '../../types'
import type { Column } from '../filter'

const notHere = new Set(['file', 'image', 'signature', 'table', 'rich_text', 'serial_number'])

/** The field may be written in the list; of each record the server has the last word. */
export const isEditable = (form: FormMeta, column: Column): boolean =>
  form.rights.update && !column.system && column.write === 'always' && !column.read_only && column.see === 'clear' && !notHere.has(column.type)

export interface Editing {
  row: string
  field: string
}

const moves: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

/** The next cell that may be edited in a direction. */
const neighbour = (cell: HTMLElement, [down, right]: [number, number]): HTMLElement | null => {
  const row = cell.parentElement
  if (right !== 0) {
    let next = (right > 0 ? cell.nextElementSibling : cell.previousElementSibling) as HTMLElement | null
    while (next && next.tabIndex !== 0) next = (right > 0 ? next.nextElementSibling : next.previousElementSibling) as HTMLElement | null
    return next
  }
  const at = [...(row?.children ?? [])].indexOf(cell)
  const line = down > 0 ? row?.nextElementSibling : row?.previousElementSibling
  const found = line?.children[at] as HTMLElement | undefined
  return found?.tabIndex === 0 ? found : null
}

/** Which cell of a table is being edited, and the keys that move between cells: arrows; Enter, F2 or a double click open one. */
export const useEditing = () => {
  const [editing, setEditing] = useState<Editing | null>(null)
  const last = useRef<HTMLElement | null>(null)
  const open = (row: RecordRow, column: Column, cell: HTMLElement) => {
    last.current = cell
    setEditing({ row: row.id, field: column.name })
  }
  const cell = (row: RecordRow, column: Column): HTMLAttributes<HTMLElement> => {
    if (editing?.row === row.id && editing.field === column.name) return { className: 'lq-cell editing' }
    return {
      tabIndex: 0, className: 'lq-cell',
      onDoubleClick: (event) => open(row, column, event.currentTarget),
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        if (event.nativeEvent.isComposing || event.target !== event.currentTarget) return
        if (event.key === 'Enter' || event.key === 'F2') {
          event.preventDefault()
          open(row, column, event.currentTarget)
        } else if (moves[event.key]) {
          event.preventDefault()
          neighbour(event.currentTarget, moves[event.key] ?? [0, 0])?.focus()
        }
      },
    }
  }
  /** Closed; the cell has the keys again. */
  const finish = () => {
    setEditing(null)
    requestAnimationFrame(() => last.current?.focus())
  }
  return { editing, cell, finish }
}
