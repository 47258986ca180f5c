import { useEffect } from 'react'
import { useEditor } from '@/studio/editor/context'
import { isTyping } from '@/studio/editor/useEditorKeys'
import { nodeOf, type FlowBody } from '../document'
import { useActs } from '../useActs'
import { useMoving } from './moving'

/** Keys of the vertical view: Alt with arrows moves, Delete removes, Ctrl+D doubles, Esc lets go. */
export function useNodeKeys(off: boolean): void {
  const { store } = useEditor<FlowBody>()
  const { remove, duplicate, step, dropBranch } = useActs()
  const { stop } = useMoving()
  useEffect(() => {
    if (off) return
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || isTyping(event.target)) return
      const { doc, selected, select } = store.getState()
      const node = nodeOf(doc, selected)
      const key = event.key.toLowerCase()
      if (key === 'escape') {
        stop()
        return select(undefined)
      }
      const by = key === 'arrowup' ? -1 : key === 'arrowdown' ? 1 : 0
      if (node && event.altKey && by !== 0) {
        event.preventDefault()
        step(node, by)
      } else if (key === 'delete' || key === 'backspace') {
        if (node) remove(node)
        else if (selected) dropBranch(selected)
      } else if (node && (event.ctrlKey || event.metaKey) && key === 'd') {
        event.preventDefault()
        duplicate(node)
      }
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  })
}
