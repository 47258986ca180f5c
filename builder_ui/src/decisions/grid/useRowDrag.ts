import { useEffect, useRef, useState, type MouseEvent, type PointerEvent as ReactPointerEvent } from 'react'
import { useActions } from './actions'
import { HEAD, ROW } from './rows'
import { spanOf } from './selection'
import { useTableHandle } from './table'

const NOBODY: ReadonlySet<string> = new Set()
/** A pointer that moves less than this means a click. */
const DISTANCE = 4
const EDGE = 40

const gripIn = (target: EventTarget | null): string | undefined => (target instanceof Element ? target.closest<HTMLElement>('[data-grip]')?.dataset.grip : undefined)

/** Rows dragged by their handle to another place; the menu and Alt with the arrows do the same. */
export function useRowDrag() {
  const { scroll, store } = useTableHandle()
  const { moveTo } = useActions()
  const [state, setState] = useState<{ uids: ReadonlySet<string>; begun: number; moved: boolean; to: number }>()
  const latest = useRef(state)
  useEffect(() => { latest.current = state })

  const begin = (event: ReactPointerEvent) => {
    const grip = gripIn(event.target)
    const { selected, visible } = store.getState()
    const row = grip === undefined ? undefined : visible[Number(grip)]
    if (!row || event.button !== 0) return
    event.preventDefault()
    const { top, bottom } = spanOf(selected)
    const together = Number(grip) >= top && Number(grip) <= bottom
    setState({ uids: together ? new Set(visible.slice(top, bottom + 1).map(({ uid }) => uid)) : new Set([row.uid]), begun: event.clientY, moved: false, to: Number(grip) })
  }

  const active = state !== undefined
  useEffect(() => {
    if (!active) return
    const follow = (event: PointerEvent) => {
      const holder = scroll.current
      if (!holder) return
      const { top, bottom } = holder.getBoundingClientRect()
      if (event.clientY > bottom - EDGE) holder.scrollTop += ROW / 2
      if (event.clientY < top + HEAD + EDGE) holder.scrollTop -= ROW / 2
      const to = Math.max(0, Math.min(Math.round((event.clientY - top - HEAD + holder.scrollTop) / ROW), store.getState().visible.length))
      setState((before) => before && { ...before, to, moved: before.moved || Math.abs(event.clientY - before.begun) > DISTANCE })
    }
    const drop = () => {
      const dragged = latest.current
      setState(undefined)
      if (!dragged?.moved) return
      const { clearFilters, numbers, visible } = store.getState()
      const numberOf = (uid: string | undefined) => numbers.get(uid ?? '') ?? 0
      const target = visible[dragged.to]
      const wanted = target ? numberOf(target.uid) - 1 : numberOf(visible[visible.length - 1]?.uid)
      const before = [...dragged.uids].filter((uid) => numberOf(uid) - 1 < wanted).length
      clearFilters()
      moveTo(wanted - before + 1, dragged.uids)
    }
    const cancel = (event: KeyboardEvent) => { if (event.key === 'Escape') setState(undefined) }
    window.addEventListener('pointermove', follow)
    window.addEventListener('pointerup', drop)
    window.addEventListener('keydown', cancel)
    return () => {
      window.removeEventListener('pointermove', follow)
      window.removeEventListener('pointerup', drop)
      window.removeEventListener('keydown', cancel)
    }
  }, [active, moveTo, scroll, store])

  return {
    begin, active,
    lifts: (event: MouseEvent) => gripIn(event.target) !== undefined,
    lifted: state?.moved ? state.uids : NOBODY,
    line: state?.moved ? HEAD + state.to * ROW : undefined,
  }
}
