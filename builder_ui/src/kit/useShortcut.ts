import { useEffect, useRef } from 'react'

/** A key event means a shortcut like `mod+k` or `mod+enter`; `mod` is Ctrl, and ⌘ on a Mac. Never while composing Chinese. */
export const isShortcut = (event: KeyboardEvent, keys: string): boolean => {
  if (event.isComposing || event.keyCode === 229) return false
  const parts = keys.split('+')
  const key = parts.at(-1)
  const pressed = event.key.toLowerCase()
  return pressed === key && parts.includes('mod') === (event.ctrlKey || event.metaKey)
    && parts.includes('shift') === event.shiftKey && parts.includes('alt') === event.altKey
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"], [role="combobox"]'))

/** Do something on a key, anywhere on the page; a sign by itself only where nobody is typing. */
export const useShortcut = (keys: string, act: () => void, enabled = true): void => {
  const latest = useRef(act)
  useEffect(() => { latest.current = act })
  useEffect(() => {
    if (!enabled) return undefined
    const listen = (event: KeyboardEvent) => {
      if (!isShortcut(event, keys) || (keys.length === 1 && (event.defaultPrevented || isTyping(event.target)))) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [keys, enabled])
}
