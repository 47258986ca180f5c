import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failure, Loading } from '@/kit/states'
import { draft as readDraft, type Kind } from '../api'
import { keys } from '../keys'
import { UnsavedGuard } from '@/runtime/form/UnsavedGuard'
import { EditorProvider, useSaving } from './context'
import { StaleDraft } from './StaleDraft'

interface Props<B> {
  app: string
  kind: Kind
  name: string
  prepare?: (body: B) => B
  /** What the draft says, a line a part: how two drafts are told apart. */
  summary: (body: B) => string[]
  children: ReactNode
}

/** Reads a draft and lets it be edited. */
export function DraftPage<B>({ app, kind, name, prepare, summary, children }: Props<B>) {
  const { data, error, refetch } = useQuery({
    queryKey: keys.draft(app, kind, name), queryFn: () => readDraft<B>(app, kind, name), staleTime: Infinity, gcTime: 0,
  })
  // once it is being edited, a failing refresh must not take it away
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Loading />
  return (
    <EditorProvider key={`${kind} ${data.uid}`} app={app} draft={data} prepare={prepare}>
      {children}
      <Guard />
      <StaleDraft summary={summary} prepare={prepare} />
    </EditorProvider>
  )
}

/** What could not be saved is not left behind without asking. */
const Guard = () => {
  const { state } = useSaving()
  return <UnsavedGuard dirty={state === 'failed' || state === 'stale'} />
}
