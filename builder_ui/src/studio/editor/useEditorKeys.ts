import { useEffect } from 'react'
import { useEditor } from './context'

/** Whether keys belong to what has the focus: a text being typed, or an open list. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="combobox"], [role="listbox"], .ant-modal, .ant-drawer') !== null)

/** The drawer in which a document is edited over another. */
export const OVER_ANOTHER = '.lq-set-drawer'

/** Ctrl+Z and Shift+Ctrl+Z (or Ctrl+Y) for the document, also from inside its inputs; never while a word is being composed.
 * A document edited in a drawer over another names the drawer: while it is open the keys are its own. */
export const useUndoKeys = (drawer?: typeof OVER_ANOTHER): void => {
  const { store } = useEditor()
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || !(event.ctrlKey || event.metaKey) || event.altKey) return
      const target = event.target instanceof HTMLElement ? event.target : null
      const within = target?.closest('.ant-modal, .ant-drawer')
      if (drawer ? within && !target?.closest(drawer) : within ?? document.querySelector(OVER_ANOTHER)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      const { undo, redo } = store.getState()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [store, drawer])
}

/** A single key that acts wherever nothing is being typed, as `/` for a search. */
export const useFreeKey = (key: string, act: () => void): void => {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== key || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  })
}
