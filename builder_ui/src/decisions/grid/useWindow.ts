import { useCallback, useLayoutEffect, useState, type RefObject } from 'react'
import { windowOf } from './rows'

/** Which of so many rows are in sight. Scrolling a little draws nothing. */
export function useWindow(scroll: RefObject<HTMLDivElement | null>, count: number) {
  const [view, setView] = useState({ top: 0, height: 800 })
  const measure = useCallback(() => {
    const holder = scroll.current
    if (!holder) return
    const next = { top: holder.scrollTop, height: holder.clientHeight }
    setView((before) => {
      const [drawn, wanted] = [windowOf(before.top, before.height, count), windowOf(next.top, next.height, count)]
      return drawn.first === wanted.first && drawn.last === wanted.last ? before : next
    })
  }, [count, scroll])
  useLayoutEffect(() => {
    const holder = scroll.current
    if (!holder) return
    const watching = new ResizeObserver(measure)
    watching.observe(holder)
    return () => watching.disconnect()
  }, [measure, scroll])
  return { ...windowOf(view.top, view.height, count), measure }
}
