import { useNavigate } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { saveDraft } from '../api'
import { keys } from '../keys'
import { useEditor } from './context'

/**
 * Gives the definition another technical name: saves what is unsaved, then the draft under its new name, and goes on
 * there. What refers to it follows on the server. Rejects where the name is taken; false where the draft cannot be saved.
 */
export function useRename(): (name: string) => Promise<boolean> {
  const { app, kind, name, store, autosave } = useEditor<{ name: string }>()
  const navigate = useNavigate()
  const queries = useQueryClient()
  return async (next) => {
    if (!(await autosave.flush())) return false
    const saved = await saveDraft(app, kind, name, { ...store.getState().doc, name: next }, autosave.now().revision)
    queries.setQueryData(keys.draft(app, kind, next), saved)
    void queries.invalidateQueries({ queryKey: keys.definitions(app) })
    if (kind === 'form') await navigate({ to: '/build/$app/form/$form', params: { app, form: next }, replace: true })
    else await navigate({ to: '/build/$app/$kind/$name', params: { app, kind, name: next }, replace: true })
    return true
  }
}
