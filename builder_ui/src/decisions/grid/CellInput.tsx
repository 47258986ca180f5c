import { Popover } from 'antd'
import { useLayoutEffect, useRef, type ClipboardEvent, type CSSProperties, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useFindings } from '../analysis/findings'
import { named, said } from '../cells/enumeration'
import { useDesk } from '../desk'
import { textAt, type Column } from '../document'
import { useActions } from './actions'
import { shownIn } from './cellText'
import { Picker } from './picker/Picker'
import { HEAD, ROW } from './rows'
import { at, following } from './selection'
import { useTable, useTableHandle } from './table'
import type { Edges } from './useEdges'
import { useGridKeys } from './useGridKeys'

/** Narrower than this nothing can be typed. */
const TYPED = 160

/**
 * The one input of the grid. It lies over the focused cell and has the keyboard: invisible until something is typed, so
 * that a Chinese word may be composed right where it goes.
 */
export const CellInput = ({ edges }: { edges: readonly Edges[] }) => {
  const { announce } = useDesk()
  const { t } = useTranslation()
  const { input, select, store } = useTableHandle()
  const { row, column: place } = useTable(({ selected }) => selected.focus)
  const column = useTable(({ columns }) => columns[place])
  const isThere = useTable(({ visible }) => visible[row] !== undefined)
  const editing = useTable((table) => table.editing)
  const described = useDescribed()
  const actions = useActions()
  const pressed = useGridKeys(actions)
  const panel = useRef<HTMLDivElement>(null)
  const { edit } = store.getState()
  const edge = edges[place]
  const box = edge && { left: edge.left, top: HEAD + row * ROW, width: edge.width, height: ROW }

  const heard = useRef(described)
  useLayoutEffect(() => {
    if (heard.current !== described && document.activeElement === input.current) announce(described)
    heard.current = described
  }, [described, announce, input])

  const take = (text: string) => {
    actions.write(text)
    edit(undefined)
  }
  const commit = (move?: 'down' | 'up' | 'next' | 'before') => {
    if (!editing) return
    const { columns, selected: { focus }, visible } = store.getState()
    take(editing.text)
    const size = { rows: visible.length, columns: columns.length }
    const next = move === 'next' || move === 'before' ? following(focus, move === 'next' ? 1 : -1, size) : undefined
    const to = next ?? (move === 'down' || move === 'up' ? { ...focus, row: focus.row + (move === 'down' ? 1 : -1) } : focus)
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
    if (editing && !panel.current?.contains(event.relatedTarget)) take(editing.text)
  }
  const carry = (event: ClipboardEvent<HTMLInputElement>, cut: boolean) => {
    if (editing) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', actions.copy())
    if (cut) actions.clear()
    announce(t(cut ? 'decisions.cut_done' : 'decisions.copy_done'))
  }
  return (
    <>
      <input
        ref={input} className={editing ? 'lq-dt-input open' : 'lq-dt-input'} style={box && { ...box, width: Math.max(box.width, editing ? TYPED : 0) }}
        value={editing?.text ?? ''} aria-label={described} aria-describedby="lq-dt-keys" autoComplete="off" spellCheck={false} maxLength={2000}
        onChange={({ target }) => edit({ text: target.value, replaces: editing?.replaces ?? true })} onCompositionStart={() => editing ?? actions.startEditing('')}
        onKeyDown={typed} onBlur={left} onCopy={(event) => carry(event, false)} onCut={(event) => carry(event, true)}
        onPaste={(event) => {
          if (editing) return
          event.preventDefault()
          actions.paste(event.clipboardData.getData('text/plain'))
        }}
      />
      {editing && box && column && isThere && (
        <PickerPanel
          panel={panel} box={box} column={column} text={editing.text} left={left} cancel={cancel} commit={() => commit('down')}
          write={(text) => edit({ text, replaces: false })} done={(text) => { take(text); select(store.getState().selected) }}
        />
      )}
    </>
  )
}

/** The focused cell as it is read aloud. */
function useDescribed(): string {
  const { t } = useTranslation()
  const { nameOf, valuedOf } = useDesk()
  const { marks } = useFindings()
  const { row: index, column: place } = useTable(({ selected }) => selected.focus)
  const column = useTable(({ columns }) => columns[place])
  const row = useTable(({ visible }) => visible[index])
  const number = useTable(({ numbers }) => numbers.get(row?.uid ?? '') ?? 0)
  if (!row || !column) return t('decisions.no_rows')
  const text = shownIn(column, textAt(row, column), valuedOf(column.uid)) || t('decisions.empty')
  const overlaps = column.band === 'when' ? marks.get(row.uid)?.overlaps.get(column.index) : undefined
  const name = column.band === 'note' ? t('decisions.note') : nameOf(column.uid)
  return said([t('decisions.cell_is', { number, name, text }), ...(overlaps ? [t('decisions.overlaps_with', { rows: named(overlaps) })] : [])])
}

interface PanelProps {
  panel: RefObject<HTMLDivElement | null>
  box: CSSProperties
  column: Column
  text: string
  left: (event: FocusEvent) => void
  cancel: () => void
  commit: () => void
  write: (text: string) => void
  done: (text: string) => void
}

/** Choices beneath the cell while something is typed. */
const PickerPanel = ({ panel, box, column, text, left, cancel, commit, write, done }: PanelProps) => (
  <Popover
    open trigger={[]} placement="bottomLeft" arrow={false} styles={{ container: { padding: 0 } }}
    content={
      <div ref={panel} onBlur={left} onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        event.stopPropagation()
        if (event.key === 'Escape') cancel()
        else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) commit()
        else return
        event.preventDefault()
      }}>
        <Picker column={column} text={text} write={write} done={done} />
      </div>
    }
  >
    <span className="lq-dt-anchor" style={box} aria-hidden="true" />
  </Popover>
)
