import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { label } from '@/i18n'
import { focusFirst } from '@/kit/focusFirst'
import type { FieldMeta, Json } from '../types'
import { widgetOf } from '../widgets'
import { readCell, TEXTUAL, writtenCell } from './cells'

interface Props {
  column: FieldMeta
  value: Json
  /** The sign by which it was opened; it replaces what the cell held. */
  typed?: string
  commit: (value: Json, step: [number, number]) => void
  cancel: () => void
}

/** A cell being written: text is kept here until it is left, so that a keystroke draws one cell and no more. */
export const CellEditor = ({ column, value, typed, commit, cancel }: Props) => {
  const [text, setText] = useState(typed ?? writtenCell(column, value))
  const input = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  useEffect(() => {
    const at = input.current
    at?.focus()
    at?.setSelectionRange(at.value.length, at.value.length)
  }, [])
  const finish = (step: [number, number]) => {
    if (done.current) return
    done.current = true
    const read = readCell(column, text)
    commit(read, step)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const steps: Record<string, [number, number]> = { Enter: [event.shiftKey ? -1 : 1, 0], Tab: [0, event.shiftKey ? -1 : 1] }
    const step = steps[event.key]
    if (event.key === 'Escape') {
      done.current = true
      cancel()
    } else if (step) {
      event.preventDefault()
      finish(step)
    }
  }
  return <input ref={input} className="lq-rows-input" aria-label={label(column.label)} value={text} onChange={(event) => setText(event.target.value)} onKeyDown={onKeyDown} onBlur={() => finish([0, 0])} />
}

/** A cell whose type has a control of its own: an option, a moment, a duration. */
export const CellControl = ({ column, value, id, commit, cancel }: Omit<Props, 'typed'> & { id: string }) => {
  const Widget = widgetOf(column.type)
  const [now, setNow] = useState(value)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => focusFirst(place.current, 'input, textarea, button, [tabindex="0"]'), [])
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') cancel()
    if (event.key === 'Tab') {
      event.preventDefault()
      commit(now, [0, event.shiftKey ? -1 : 1])
    }
  }
  const change = (next: Json) => {
    setNow(next)
    if (column.type === 'choice' || column.type === 'boolean') commit(next, [0, 0])
  }
  return (
    <div
      ref={place} className="lq-rows-control" onKeyDown={onKeyDown}
      onBlur={(event) => { if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget) && !(event.relatedTarget as HTMLElement).closest('.ant-select-dropdown, .ant-picker-dropdown')) commit(now, [0, 0]) }}
    >
      <Widget id={id} field={column} value={now} onChange={change} />
    </div>
  )
}

/** Its cells are edited as text. */
export const isTextual = (column: FieldMeta): boolean => TEXTUAL.has(column.type)
