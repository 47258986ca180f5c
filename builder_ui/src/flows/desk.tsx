import { useQuery } from '@tanstack/react-query'
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import type { Member, Names, Place } from '@/formulas/types'
import { useNames } from '@/formulas/useNames'
import { label, type Label } from '@/i18n'
import { definitions, type Kind } from '@/studio/api'
import { keys } from '@/studio/keys'
import { useDocument, useEditor, useSaving } from '@/studio/editor/context'
import { useFormFields, type Nameable } from '@/studio/editors/useFormFields'
import { useReferables, type ReferableGroup } from '@/studio/referables'
import type { DocumentState } from '@/document'
import type { FlowBody, FlowCommand, FlowNode } from './document'
import { useTitle } from './graph/FlowGraph'
import { membersOf, namesIn } from './names'

/** What all parts of the designer share beside the document. */
export interface Desk {
  readonly app: string
  readonly form: string
  /** What the records are called. */
  readonly own: string
  readonly names: Names | undefined
  readonly fields: readonly Nameable[]
  readonly decisions: readonly ReferableGroup[]
  readonly roles: readonly ReferableGroup[]
  /** Problems of the saved draft by the node or the way they are at; those of the flow itself under "". */
  readonly faults: ReadonlyMap<string, readonly Problem[]>
  readonly readOnly: boolean
  readonly place: (wanted?: string) => Place
  readonly title: (node: FlowNode) => string
  /** Tell a screen reader what has just happened. */
  readonly announce: (text: string) => void
  /** The tab of the inspector a problem was followed to. */
  readonly wish: { readonly member: string; readonly at: number } | undefined
  readonly ask: (member: string | undefined) => void
}

const Context = createContext<Desk | undefined>(undefined)

export const useDesk = (): Desk => {
  const desk = useContext(Context)
  if (!desk) throw new Error('useDesk outside of a DeskProvider')
  return desk
}

/** Part of the flow being designed. */
export const useFlow = <T,>(choose: (state: DocumentState<FlowBody>) => T): T => useDocument<FlowBody, T>(choose)

export const useDoc = (): FlowBody => useFlow(({ doc }) => doc)

/** Definitions of a kind this screen only refers to. */
export const useNamed = (app: string, kind: string): { value: string; label: string }[] => {
  const { data } = useQuery({ queryKey: keys.definitions(app, kind as Kind), queryFn: () => definitions(app, kind as Kind), retry: false, staleTime: 30_000 })
  return useMemo(() => (data ?? []).filter(({ state }) => state !== 'removed').map((item) => ({ value: item.name, label: label(item.label) || item.name })), [data])
}

export const DeskProvider = ({ readOnly, children }: { readOnly: boolean; children: ReactNode }) => {
  const { app } = useEditor<FlowBody>()
  const form = useFlow(({ doc }) => doc.form)
  const nodes = useFlow(({ doc }) => doc.nodes)
  const { names } = useNames({ app, form })
  const { own: fields, body } = useFormFields(app, form)
  const decisions = useReferables(app, 'decision').groups
  const roles = useReferables(app, 'role').groups
  const title = useTitle()
  const faults = useFaults()
  const said = useRef<HTMLDivElement>(null)
  const [wish, setWish] = useState<Desk['wish']>()
  const announce = useCallback((text: string) => { if (said.current) said.current.textContent = text }, [])
  const extra = useExtra(nodes)
  const place = useCallback((wanted = 'boolean'): Place => ({ app, form, names: namesIn(nodes), extra, wanted }), [app, form, nodes, extra])
  const desk = useMemo<Desk>(() => ({
    app, form, own: label(body?.label), names, fields, decisions, roles, faults, readOnly, place, title, announce, wish,
    ask: (member) => setWish(member === undefined ? undefined : { member, at: Date.now() }),
  }), [app, form, body, names, fields, decisions, roles, faults, readOnly, place, title, announce, wish])
  return (
    <Context value={desk}>
      {children}
      <div ref={said} className="lq-hidden" role="status" aria-live="polite" />
    </Context>
  )
}

/** The same list while its members stay the same, so that what is asked by it is not asked again. */
function useExtra(nodes: readonly FlowNode[]): readonly Member[] {
  const { t } = useTranslation()
  const written = JSON.stringify(nodes.map(({ name, type, label: text, result }) => [name, type, text, result]))
  const initiator: Label = useMemo(() => ({ zh: t('flows.of_initiator'), en: t('flows.of_initiator') }), [t])
  // the nodes themselves are new with every keystroke
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => membersOf(nodes, initiator), [written, initiator])
}

function useFaults(): ReadonlyMap<string, readonly Problem[]> {
  const { draft } = useSaving<FlowBody>()
  return useMemo(() => {
    const found = new Map<string, Problem[]>()
    for (const problem of draft.problems) {
      const uid = uidAt(draft.body, problem.path) ?? ''
      found.set(uid, [...(found.get(uid) ?? []), problem])
    }
    return found
  }, [draft])
}

/** The node, way or limit a problem speaks of, in the document it was found in. */
export function uidAt(doc: FlowBody, pointer: string): string | undefined {
  const [, list, at] = pointer.split('/')
  const parts = list === 'nodes' ? doc.nodes : list === 'sequence_flows' ? doc.sequence_flows : undefined
  return parts?.[Number(at)]?.uid
}

/** Gives commands to the flow. */
export const useRunFlow = (): ((command: FlowCommand, select?: string) => boolean) => useFlow(({ run }) => run)
