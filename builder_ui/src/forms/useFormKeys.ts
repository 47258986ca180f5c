import { useEffect } from 'react'
import { fieldOf, inOrder, moveSection, sectionOf, stepField, type FormBody } from '@/document'
import { useEditor } from '@/studio/editor/context'
import { isTyping } from '@/studio/editor/useEditorKeys'
import { useClipboard } from './copying/clipboard'
import { selectionOf, useAct } from './designer'
import { useRemove } from './useRemove'

/**
 * Keys of the canvas: Alt with arrows moves, Shift with arrows selects on, Delete removes, Ctrl+D doubles, Ctrl+C, Ctrl+X
 * and Ctrl+V carry parts between forms, Esc lets go.
 */
export function useFormKeys(off: boolean): void {
  const { store } = useEditor<FormBody>()
  const act = useAct()
  const remove = useRemove()
  const clipboard = useClipboard()

  useEffect(() => {
    if (off) return
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || isTyping(event.target)) return
      const { doc, selected, select, selectAll } = store.getState()
      const chosen = selectionOf(store.getState())
      const field = fieldOf(doc, selected)
      const section = sectionOf(doc, selected)
      const control = event.ctrlKey || event.metaKey
      const key = event.key.toLowerCase()
      if (key === 'escape') return select(undefined)
      const by = key === 'arrowup' || key === 'arrowleft' ? -1 : key === 'arrowdown' || key === 'arrowright' ? 1 : 0
      if (event.altKey && by !== 0) {
        event.preventDefault()
        if (field) act(stepField(field.uid, by), field.uid)
        else if (section) act(moveSection(section.uid, doc.layout.indexOf(section) + by), section.uid)
      } else if (event.shiftKey && by !== 0 && field && !control) {
        const order = inOrder(doc).map(({ uid }) => uid)
        const next = order[order.indexOf(field.uid) + by]
        event.preventDefault()
        // going back over what was selected lets go of it
        if (next !== undefined) selectAll(chosen.includes(next) ? chosen.filter((uid) => uid !== field.uid) : [...chosen, next])
      } else if (key === 'delete' || key === 'backspace') {
        if (chosen.length > 1) clipboard.remove()
        else if (field ?? section) remove((field ?? section)?.uid ?? '')
      } else if (control && key === 'd' && chosen.length > 0) {
        event.preventDefault()
        clipboard.duplicate()
      } else if (control && key === 'x' && chosen.length > 0) {
        // where nothing can be edited, a browser need not tell of a cut
        event.preventDefault()
        clipboard.cut()
      }
    }
    const copy = (event: ClipboardEvent) => {
      if (!isTyping(event.target) && String(window.getSelection() ?? '') === '') clipboard.carry(event)
    }
    const paste = (event: ClipboardEvent) => {
      if (isTyping(event.target)) return
      if (clipboard.paste(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    document.addEventListener('copy', copy)
    document.addEventListener('cut', copy)
    document.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('keydown', pressed)
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', copy)
      document.removeEventListener('paste', paste)
    }
  })
}
