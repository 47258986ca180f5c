import { useQueries } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { adopted, createDocumentStore } from '@/document'
import { Failure, Loading } from '@/kit/states'
import { UnsavedGuard } from '@/runtime/form/UnsavedGuard'
import { draft as readDraft, saveDraft, type Draft, type Kind } from '../api'
import { EditorHolder, useSaving, type Editor } from '../editor/context'
import { useUndoKeys } from '../editor/useEditorKeys'
import { StaleDraft } from '../editor/StaleDraft'
import { keys } from '../keys'
import { keyOf, severalAutosave, type Bodies } from './several'

export interface Wanted {
  kind: Kind
  name: string
}

interface Props {
  app: string
  /** What the page is about; it is one of those that are edited, or belongs to them. */
  subject: Wanted
  drafts: readonly Wanted[]
  summary: (bodies: Bodies) => string[]
  children: ReactNode
}

/** Reads several drafts and lets them be edited as one document. */
export const SeveralDrafts = ({ app, subject, drafts: wanted, summary, children }: Props) => {
  const found = useQueries({
    queries: wanted.map(({ kind, name }) => ({ queryKey: keys.draft(app, kind, name), queryFn: () => readDraft<unknown>(app, kind, name), staleTime: Infinity, gcTime: 0 })),
  })
  const failed = found.find(({ data, error }) => error && !data)
  const drafts = found.map(({ data }) => data)
  if (failed) return <Failure error={failed.error} retry={() => void Promise.all(found.map((each) => each.refetch()))} />
  if (!drafts.every((each): each is Draft<unknown> => each !== undefined)) return <Loading rows={10} />
  return <Held key={drafts.map(({ uid }) => uid).join(' ')} app={app} subject={subject} drafts={drafts} summary={summary}>{children}</Held>
}

const Held = ({ app, subject, drafts, summary, children }: Omit<Props, 'drafts'> & { drafts: readonly Draft<unknown>[] }) => {
  const [editor] = useState<Editor<Bodies>>(() => {
    const store = createDocumentStore<Bodies>(Object.fromEntries(drafts.map((each) => [keyOf(each.kind, each.name), each.body])))
    const save = async ({ kind, name }: Draft<unknown>, body: unknown, revision: number) => {
      const saved = await saveDraft(app, kind, name, body, revision)
      const { doc, adopt } = store.getState()
      const key = keyOf(kind, name)
      const next = adopted(doc[key], body, saved.body)
      if (next !== doc[key]) adopt({ ...doc, [key]: next })
      return saved
    }
    return { app, ...subject, store, autosave: severalAutosave(drafts, save) }
  })
  return (
    <EditorHolder editor={editor} holds={drafts}>
      <Inside summary={summary}>{children}</Inside>
    </EditorHolder>
  )
}

const Inside = ({ summary, children }: Pick<Props, 'summary' | 'children'>) => {
  const { state } = useSaving<Bodies>()
  useUndoKeys()
  return (
    <>
      {children}
      <UnsavedGuard dirty={state === 'failed' || state === 'stale'} />
      <StaleDraft<Bodies> summary={summary} />
    </>
  )
}
