import { useCallback } from 'react'
import { fieldOf, neighbourOf, fieldNamed, partsOf, removeParts, type FormBody } from '@/document'
import { useEditor } from '@/studio/editor/context'
import { useAct } from '../designer'
import { useLeave } from '../useLeave'

/** Removes several parts, once: what others use of them is told and asked about first. Sections go with `whole` only. */
export function useRemoveParts(): (uids: readonly string[], whole: boolean) => void {
  const { store } = useEditor<FormBody>()
  const act = useAct()
  const leave = useLeave()
  return useCallback((uids: readonly string[], whole: boolean) => {
    const { doc } = store.getState()
    const parts = partsOf(doc, uids)
    const sections = whole ? parts.sections : []
    const inside = sections.flatMap(({ children }) => children.flatMap(({ field }) => fieldNamed(doc, field) ?? []))
    const fields = [...parts.fields, ...inside]
    if (fields.length + sections.length === 0) return
    const first = parts.fields[0]
    leave(fields, (beside) => {
      const next = first && neighbourOf(store.getState().doc, first.uid)
      act(removeParts(parts.fields.map(({ uid }) => uid), sections.map(({ uid }) => uid)), undefined, beside)
      const left = next !== undefined && (fieldOf(store.getState().doc, next) ?? store.getState().doc.layout.find(({ uid }) => uid === next))
      store.getState().select(left ? next : undefined)
    })
    // the rest is made anew with every render and says the same
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [store, leave])
}
