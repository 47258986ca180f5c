import { fieldOf, neighbourOf, removeField, removeSection, type FormBody } from '@/document'
import { useEditor } from '@/studio/editor/context'
import { useAct } from './designer'
import { useLeave } from './useLeave'

/** Removes a field or a section; where a field is used elsewhere, says by whom and asks first. */
export function useRemove(): (uid: string) => void {
  const { store } = useEditor<FormBody>()
  const act = useAct()
  const leave = useLeave()
  return (uid) => {
    const { doc } = store.getState()
    const field = fieldOf(doc, uid)
    if (!field) return void act(removeSection(uid))
    leave([field], (beside) => void act(removeField(uid), neighbourOf(store.getState().doc, uid), beside))
  }
}
