import { useCallback, useLayoutEffect, useState, type RefObject } from 'react'

/** Rows drawn beyond what is seen, so that scrolling shows no white; and how many come and go together. */
const BEYOND = 10
const TOGETHER = 8

/** The rows of one height to draw for a scrolled window. */
export const windowOf = (top: number, height: number, row: number, count: number): { first: number; last: number } => {
  const first = Math.max(0, Math.floor((top / row - BEYOND) / TOGETHER) * TOGETHER)
  return { first: Math.min(first, count), last: Math.min(count, Math.ceil(((top + height) / row + BEYOND) / TOGETHER) * TOGETHER) }
}

/** Which of so many rows are in sight; scrolling a little draws nothing. */
export function useWindow(scroll: RefObject<HTMLElement | null>, row: number, count: number) {
  const [view, setView] = useState({ top: 0, height: 900 })
  const measure = useCallback(() => {
    const holder = scroll.current
    if (!holder) return
    const next = { top: holder.scrollTop, height: holder.clientHeight || 900 }
    setView((before) => {
      const [drawn, wanted] = [windowOf(before.top, before.height, row, count), windowOf(next.top, next.height, row, count)]
      return drawn.first === wanted.first && drawn.last === wanted.last ? before : next
    })
  }, [count, row, scroll])
  useLayoutEffect(() => {
    const holder = scroll.current
    if (!holder) return
    const watching = new ResizeObserver(measure)
    watching.observe(holder)
    return () => watching.disconnect()
  }, [measure, scroll])
  return { ...windowOf(view.top, view.height, row, count), measure }
}
