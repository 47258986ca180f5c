import { inOrder, type FormBody } from '@/document'
import { useEditor } from '@/studio/editor/context'
import { selectionOf, useDesigner } from '../designer'

interface Pressed {
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/** What a click on a part selects: it alone, it as well (Ctrl, or while several are chosen), or all up to it (Shift). */
export function useChoose(): (uid: string, pressed: Pressed) => void {
  const { store } = useEditor<FormBody>()
  const { several } = useDesigner()
  return (uid, { ctrlKey, metaKey, shiftKey }) => {
    const { doc, selected, select, selectAll } = store.getState()
    const chosen = selectionOf(store.getState())
    if (shiftKey && selected !== undefined) {
      const uids = inOrder(doc).map((field) => field.uid)
      const [from, to] = [uids.indexOf(selected), uids.indexOf(uid)]
      if (from >= 0 && to >= 0) {
        const between = uids.slice(Math.min(from, to), Math.max(from, to) + 1).filter((each) => each !== uid)
        return selectAll([...new Set([...chosen.filter((each) => each !== uid), ...between, uid])])
      }
    }
    if (several || ctrlKey || metaKey) return selectAll(chosen.includes(uid) ? chosen.filter((each) => each !== uid) : [...chosen, uid])
    select(uid)
  }
}
