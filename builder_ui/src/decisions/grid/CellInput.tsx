import { Popover } from 'antd'
import { useLayoutEffect, useRef, useState, type ClipboardEvent, type FocusEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { named, said } from '../cells/enumeration'
import { useDesk } from '../desk'
import { textAt } from '../document'
import { useActions } from './actions'
import { shownIn } from './cellText'
import { Picker } from './picker/Picker'
import { at, following } from './selection'
import { useTable } from './table'
import { useGridKeys } from './useGridKeys'

interface Box {
  left: number
  top: number
  width: number
  height: number
}

/**
 * The one input of the grid. It lies over the focused cell and has the keyboard: invisible until something is typed, so
 * that a Chinese word may be composed right where it goes.
 */
export const CellInput = ({ drawn }: { drawn: string }) => {
  const { t } = useTranslation()
  const { announce, nameOf, valuedOf } = useDesk()
  const { columns, edit, editing, input, marks, numberOf, scroll, select, selected, visible } = useTable()
  const actions = useActions()
  const pressed = useGridKeys()
  const [box, setBox] = useState<Box>()
  const panel = useRef<HTMLDivElement>(null)
  const { row, column: place } = selected.focus
  const column = columns[place]
  const current = visible[row]
  const size = { rows: visible.length, columns: columns.length }

  useLayoutEffect(() => {
    const holder = scroll.current
    const cell = holder?.querySelector<HTMLElement>(`[data-cell="${row}:${place}"]`)
    if (!holder || !cell) return
    const [outer, inner] = [holder.getBoundingClientRect(), cell.getBoundingClientRect()]
    const next = { left: inner.left - outer.left - holder.clientLeft + holder.scrollLeft, top: inner.top - outer.top - holder.clientTop + holder.scrollTop, width: inner.width, height: inner.height }
    setBox((before) => (before && before.left === next.left && before.top === next.top && before.width === next.width && before.height === next.height ? before : next))
  }, [row, place, scroll, drawn, columns])

  const stored = current && column ? textAt(current, column) : ''
  const shown = current && column ? shownIn(column, stored, valuedOf(column.uid)) : ''
  const overlaps = current && column?.band === 'when' ? marks.get(current.uid)?.overlaps.get(column.index) : undefined
  const name = column?.band === 'note' ? t('decisions.note') : nameOf(column?.uid ?? '')
  const described = current ? said([t('decisions.cell_is', { number: numberOf(current.uid), name, text: shown || t('decisions.empty') }), ...(overlaps ? [t('decisions.overlaps_with', { rows: named(overlaps) })] : [])]) : t('decisions.no_rows')

  const heard = useRef(described)
  useLayoutEffect(() => {
    if (heard.current !== described && document.activeElement === input.current) announce(described)
    heard.current = described
  }, [described, announce, input])

  const commit = (move?: 'down' | 'up' | 'next' | 'before') => {
    if (!editing) return
    actions.write(editing.text)
    edit(undefined)
    const next = move === 'next' || move === 'before' ? following(selected.focus, move === 'next' ? 1 : -1, size) : undefined
    const beside = move === 'down' || move === 'up' ? { row: Math.max(0, Math.min(row + (move === 'down' ? 1 : -1), visible.length - 1)), column: place } : undefined
    const to = next ?? beside ?? selected.focus
    select(at(to.row, to.column))
  }
  const cancel = () => {
    edit(undefined)
    input.current?.focus({ preventScroll: true })
  }
  const typed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (!editing) return pressed(event)
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    event.stopPropagation()
    const { key, shiftKey } = event
    if (key === 'Escape') cancel()
    else if (key === 'Enter') commit(shiftKey ? 'up' : 'down')
    else if (key === 'Tab') commit(shiftKey ? 'before' : 'next')
    else if (key === 'ArrowDown' && panel.current) panel.current.querySelector<HTMLElement>('input, select, button')?.focus()
    else if (editing.replaces && key === 'ArrowUp') commit('up')
    else return
    event.preventDefault()
  }
  const left = (event: FocusEvent) => {
    if (editing && !panel.current?.contains(event.relatedTarget)) {
      actions.write(editing.text)
      edit(undefined)
    }
  }
  const carry = (event: ClipboardEvent<HTMLInputElement>, cut: boolean) => {
    if (editing) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', actions.copy())
    if (cut) actions.clear()
    announce(t(cut ? 'decisions.cut_done' : 'decisions.copy_done'))
  }
  return (
    <Popover
      open={editing !== undefined && box !== undefined && column !== undefined && current !== undefined} trigger={[]} placement="bottomLeft" arrow={false} destroyOnHidden styles={{ container: { padding: 0 } }}
      content={column && current && (
        <div ref={panel} onBlur={left} onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          event.stopPropagation()
          if (event.key === 'Escape') cancel()
          else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) commit('down')
          else return
          event.preventDefault()
        }}>
          <Picker column={column} text={editing?.text ?? ''} write={(text) => edit({ text, replaces: false })} done={(text) => { actions.write(text); edit(undefined); select(selected) }} />
        </div>
      )}
    >
      <input
        ref={input} className={editing ? 'lq-dt-input open' : 'lq-dt-input'} style={box && { left: box.left, top: box.top, width: Math.max(box.width, editing ? 160 : 0), height: box.height }}
        value={editing?.text ?? ''} aria-label={described} aria-describedby="lq-dt-keys" autoComplete="off" spellCheck={false} maxLength={2000}
        onChange={({ target }) => edit({ text: target.value, replaces: editing?.replaces ?? true })} onCompositionStart={() => editing ?? actions.startEditing('')}
        onKeyDown={typed} onBlur={left} onCopy={(event) => carry(event, false)} onCut={(event) => carry(event, true)}
        onPaste={(event) => {
          if (editing) return
          event.preventDefault()
          actions.paste(event.clipboardData.getData('text/plain'))
        }}
      />
    </Popover>
  )
}
