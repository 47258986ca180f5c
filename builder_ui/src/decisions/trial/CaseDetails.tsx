import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '@/runtime/types'
import { useRun } from '@/studio/editor/context'
import type { CaseOutcome } from '../api'
import { said, told } from '../cells/enumeration'
import { useDecision, useDesk } from '../desk'
import { changeCase, isCard, type Case, type DecisionBody } from '../document'
import { resultLines, showResult } from './results'

/** A case in words: what is given, what must come out, and what came out instead. */
export const CaseDetails = ({ one, outcome }: { one: Case; outcome: CaseOutcome | undefined }) => {
  const { t } = useTranslation()
  const doc = useDecision<DecisionBody, DecisionBody>((whole) => whole)
  const { nameOf, readOnly, valuedOf } = useDesk()
  const run = useRun<DecisionBody>()
  const [typed, setTyped] = useState<string>()
  const parts = isCard(doc) ? doc.characteristics : doc.inputs
  const words = (result: Json): string => {
    if (result === null) return t('decisions.no_result')
    if (isCard(doc)) return typeof result === 'object' && !Array.isArray(result) ? String(result.total ?? JSON.stringify(result)) : String(result)
    return told(resultLines(result, doc.outputs).map((line) => said(line.map(({ uid, value }) => `${nameOf(uid)} ${showResult(value, valuedOf(uid))}`))))
  }
  /** Texts are written as they are; anything else is JSON. */
  const expect = (text: string) => {
    try {
      run(changeCase(one.uid, { expected: JSON.parse(text) as Json, rows: undefined }))
      setTyped(undefined)
    } catch {
      setTyped(text)
    }
  }
  return (
    <>
      {!readOnly && <Input size="small" value={one.label?.zh ?? one.name} maxLength={100} aria-label={t('decisions.case_name')} onChange={({ target }) => run(changeCase(one.uid, { label: { ...one.label, zh: target.value } }))} />}
      <dl>
        {Object.entries(one.values).map(([name, value]) => {
          const part = parts.find((each) => each.name === name)
          return <div key={name}><dt>{part ? nameOf(part.uid) : name}</dt><dd>{part ? showResult(value, valuedOf(part.uid)) : JSON.stringify(value)}</dd></div>
        })}
        <div className="sum"><dt>{t('decisions.expected')}</dt><dd>{words(one.expected)}</dd></div>
        {outcome?.ok === false && <div className="got"><dt>{t('decisions.got')}</dt><dd>{words(outcome.got)}</dd></div>}
      </dl>
      {outcome?.problems.map(({ path, message }) => <p key={path} className="s12 danger">{message}</p>)}
      {!readOnly && (
        <details>
          <summary className="s12 t3">{t('decisions.edit_expected')}</summary>
          <Input.TextArea className="mono" autoSize size="small" status={typed === undefined ? undefined : 'error'} value={typed ?? JSON.stringify(one.expected)} aria-label={t('decisions.edit_expected')} onChange={({ target }) => expect(target.value)} />
        </details>
      )}
    </>
  )
}
