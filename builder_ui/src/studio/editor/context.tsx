import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useStore } from 'zustand'
import { adopted, createDocumentStore, type Command, type DocumentState, type DocumentStore } from '@/document'
import { saveDraft, type Draft, type Kind } from '../api'
import { keys } from '../keys'
import { createAutosave, type Autosave, type Saving } from './autosave'

/** One definition being edited: its document, and the draft it is saved into. */
export interface Editor<B> {
  readonly app: string
  readonly kind: Kind
  readonly name: string
  readonly store: DocumentStore<B>
  readonly autosave: Autosave<B>
}

// the context is the same object for every kind of document; each editor reads it as its own
const Context = createContext<Editor<never> | undefined>(undefined)

export function useEditor<B>(): Editor<B> {
  const editor = useContext(Context)
  if (!editor) throw new Error('useEditor outside of an EditorProvider')
  return editor as unknown as Editor<B>
}

/** Part of the document, or of what surrounds it; the component renders again only when that part changes. */
export const useDocument = <B, T>(choose: (state: DocumentState<B>) => T): T => useStore(useEditor<B>().store, choose)

/** Give a command to the document. */
export const useRun = <B,>(): ((command: Command<B>, select?: string) => boolean) => useDocument<B, DocumentState<B>['run']>((state) => state.run)

export function useSaving<B>(): Saving<B> {
  const { autosave } = useEditor<B>()
  return useSyncExternalStore(autosave.watch, autosave.now)
}

interface Props<B> {
  app: string
  draft: Draft<B>
  prepare?: (body: B) => B
  children: ReactNode
}

/** Holds one draft while it is edited: every change is saved by itself, and what is unsaved is saved on leaving. */
export function EditorProvider<B>({ app, draft, prepare, children }: Props<B>) {
  const [editor] = useState<Editor<B>>(() => {
    const store = createDocumentStore(prepare ? prepare(draft.body) : draft.body)
    const save = async (body: B, revision: number) => {
      const saved = await saveDraft(app, draft.kind, draft.name, body, revision)
      const { doc, adopt } = store.getState()
      const next = adopted(doc, body, saved.body)
      if (next !== doc) adopt(next)
      return saved
    }
    return { app, kind: draft.kind, name: draft.name, store, autosave: createAutosave(draft, save) }
  })
  return <EditorHolder editor={editor} holds={[editor]}>{children}</EditorHolder>
}

/** Keeps an editor while it is on the screen; `holds` are the drafts it saves into. */
export function EditorHolder<B>({ editor, holds, children }: { editor: Editor<B>; holds: readonly { kind: Kind; name: string }[]; children: ReactNode }) {
  const queries = useQueryClient()
  const held = useRef(holds)
  useEffect(() => {
    const { store, autosave } = editor
    const drafts = held.current
    const stop = store.subscribe((state, before) => {
      // a draft taken over from the server is not a change of ours; undoing one that is not saved yet is
      const { draft: kept, state: saving } = autosave.now()
      if (state.doc !== before.doc && (state.doc !== kept.body || saving !== 'saved')) autosave.touch(state.doc)
    })
    const warn = (event: BeforeUnloadEvent) => {
      if (autosave.now().state === 'saved') return
      void autosave.flush()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      stop()
      void autosave.flush().finally(() => {
        void queries.invalidateQueries({ queryKey: keys.definitions(editor.app) })
        void queries.invalidateQueries({ queryKey: keys.changes(editor.app) })
        for (const { kind, name } of drafts) {
          const key = keys.draft(editor.app, kind, name)
          queries.removeQueries({ queryKey: key, exact: true })
          void queries.invalidateQueries({ queryKey: key })
        }
      })
    }
  }, [editor, queries])
  return <Context value={editor as unknown as Editor<never>}>{children}</Context>
}
