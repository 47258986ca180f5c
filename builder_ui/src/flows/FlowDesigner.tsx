import { useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { DraftPage } from '@/studio/editor/DraftPage'
import { TopBar } from '@/studio/editor/TopBar'
import { useUndoKeys } from '@/studio/editor/useEditorKeys'
import { useEditor } from '@/studio/editor/context'
import { useArrival } from '@/studio/places'
import { UsesButton } from '@/studio/uses/UsesButton'
import { VersionsButton } from '@/studio/versions/VersionsButton'
import { DeskProvider, uidAt, useDesk } from './desk'
import type { FlowBody } from './document'
import { Inspector } from './inspector/Inspector'
import { ApprovalView } from './vertical/ApprovalView'
import type { Tried } from './trial/api'
import { marksOf } from './trial/marks'
import { MovingProvider } from './vertical/moving'
import './flows.css'

const TrialPanel = lazy(async () => ({ default: (await import('./trial/TrialPanel')).TrialPanel }))

/** The designer of a flow: nodes in a column or on a canvas at the left, what is chosen at the right. */
export const FlowDesigner = () => {
  const { app, flow } = useParams({ strict: false })
  const isPhone = usePhone()
  if (!app || !flow) return <Loading />
  return (
    <DraftPage<FlowBody> key={`${app}/${flow}`} app={app} kind="flow" name={flow} summary={summary}>
      <DeskProvider readOnly={isPhone}>
        <MovingProvider><Designer app={app} /></MovingProvider>
      </DeskProvider>
    </DraftPage>
  )
}

const Designer = ({ app }: { app: string }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { store, autosave } = useEditor<FlowBody>()
  const { ask } = useDesk()
  const [trying, setTrying] = useState(false)
  const [tried, setTried] = useState<Tried>()
  const marks = useMemo(() => (trying && tried ? marksOf(tried) : undefined), [trying, tried])
  useUndoKeys()
  const jump = (pointer: string) => {
    const uid = uidAt(autosave.now().draft.body, pointer)
    store.getState().select(uid)
    ask(pointer.split('/')[uid === undefined ? 1 : 3])
    const name = store.getState().doc.nodes.find((node) => node.uid === uid)?.name
    requestAnimationFrame(() => document.querySelector(`[data-node="${name}"], [data-arc="${uid}"]`)?.scrollIntoView({ block: 'center', inline: 'center' }))
  }
  useArrival(jump)
  return (
    <div className="lq-editor">
      <TopBar
        back={() => void navigate({ to: '/build/$app/$section', params: { app, section: 'flows' } })} jump={jump} what={t('studio.kind_flow')}
        tryOut={() => setTrying(!trying)}
        extra={<><UsesButton /><VersionsButton /></>}
      />
      <div className="lqf-panes">
        <main className="lqf-stage" aria-label={t('graph.flow')}>
          <ApprovalView marks={marks} />
        </main>
        {trying ? <Suspense fallback={<Loading />}><TrialPanel tried={tried} show={setTried} close={() => setTrying(false)} jump={jump} /></Suspense> : <Inspector />}
      </div>
    </div>
  )
}

/** A draft in lines, for telling two drafts apart. */
const summary = (doc: FlowBody): string[] => [
  label(doc.label),
  ...doc.nodes.map((node) => `${label(node.label) || node.name} (${node.type})`),
  ...doc.sequence_flows.map(({ from, to, condition }) => `${from} → ${to}${condition ? `: ${condition}` : ''}`),
]
