import { useEffect, useRef, type RefObject } from 'react'

/** Close something open when Escape is pressed or the pointer goes down outside it. */
export const useDismiss = (box: RefObject<HTMLElement | null>, open: boolean, close: () => void): void => {
  const latest = useRef(close)
  useEffect(() => { latest.current = close })
  useEffect(() => {
    if (!open) return undefined
    const key = (event: KeyboardEvent) => { if (event.key === 'Escape' && !event.isComposing) latest.current() }
    const down = (event: PointerEvent) => { if (!box.current?.contains(event.target as Node)) latest.current() }
    document.addEventListener('keydown', key)
    document.addEventListener('pointerdown', down)
    return () => {
      document.removeEventListener('keydown', key)
      document.removeEventListener('pointerdown', down)
    }
  }, [box, open])
}
