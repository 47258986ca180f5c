import { useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { DraftPage } from '@/studio/editor/DraftPage'
import { TopBar } from '@/studio/editor/TopBar'
import { useUndoKeys } from '@/studio/editor/useEditorKeys'
import { useArrival } from '@/studio/places'
import { UsesButton } from '@/studio/uses/UsesButton'
import { VersionsButton } from '@/studio/versions/VersionsButton'
import { DeskProvider, useDecision } from './desk'
import { completed, isCard, type DecisionBody } from './document'
import { TableDesigner, type Jumper } from './TableDesigner'
import { FIRST_INPUT } from './trial/SingleTest'
import { TrialProvider, useTrial } from './trial/trial'
import './decisions.css'

const CardDesigner = lazy(async () => ({ default: (await import('./card/CardDesigner')).CardDesigner }))

/** The designer of a decision table or a score card. */
export const DecisionDesigner = () => {
  const { app, decision } = useParams({ strict: false })
  const isPhone = usePhone()
  if (!app || !decision) return <Loading />
  return (
    <DraftPage<DecisionBody> key={`${app}/${decision}`} app={app} kind="decision" name={decision} prepare={completed} summary={summary}>
      <DeskProvider readOnly={isPhone}>
        <TrialProvider>
          <Designer app={app} />
        </TrialProvider>
      </DeskProvider>
    </DraftPage>
  )
}

const Designer = ({ app }: { app: string }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const card = useDecision<DecisionBody, boolean>(isCard)
  const { test } = useTrial()
  const jumper = useRef<Jumper>(null)
  const jump = (pointer: string) => jumper.current?.jump(pointer)
  useUndoKeys()
  useArrival(jump)
  const tryOut = () => {
    const first = document.getElementById(FIRST_INPUT)
    first?.focus()
    test()
  }
  return (
    <div className="lq-editor">
      <TopBar back={() => void navigate({ to: '/build/$app/$section', params: { app, section: 'decisions' } })} jump={jump} what={t(card ? 'decisions.score_card' : 'decisions.table')} tryOut={tryOut} extra={<><UsesButton /><VersionsButton /></>} />
      {card ? <Suspense fallback={<Loading />}><CardDesigner jumper={jumper} /></Suspense> : <TableDesigner jumper={jumper} />}
    </div>
  )
}

/** A draft in lines, for telling two drafts apart. */
const summary = (doc: DecisionBody): string[] => [
  label(doc.label),
  ...(isCard(doc)
    ? doc.characteristics.flatMap((each) => [each.name, ...each.bins.map((bin) => `${each.name} ${bin.when} → ${bin.points}`)])
    : [doc.hit_policy, ...doc.rows.map((row, index) => `${index + 1}: ${row.when.join(' | ')} → ${row.then.join(' | ')}`)]),
  ...(doc.cases ?? []).map((each) => label(each.label) || each.name),
]
