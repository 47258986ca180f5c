import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { Empty } from '@/kit/states'
import { useRun } from '@/studio/editor/context'
import type { CaseOutcome } from '../api'
import { useDecision, useDesk } from '../desk'
import { changeCase, removeCase, type Case, type DecisionBody } from '../document'
import { CaseDetails } from './CaseDetails'
import { useTrial } from './trial'

/** The cases kept with the decision: all of them run at once, and a failing one tells what it got instead. */
export const BatchTest = ({ open }: { open: () => void }) => {
  const { t } = useTranslation()
  const cases = useDecision<DecisionBody, readonly Case[] | undefined>((doc) => doc.cases) ?? []
  const { areRunning, cases: run, casesError, runAll } = useTrial()
  if (cases.length === 0) return <div className="bd"><Empty icon="checklist" title={t('decisions.no_cases')} why={t('decisions.no_cases_why')} action={<Button onClick={open}>{t('decisions.single')}</Button>} /></div>
  return (
    <div className="bd">
      <div className="row g8">
        <Button className="lq-outlined sp" icon={<Icon name="play" />} loading={areRunning} onClick={() => void runAll()}>{t('decisions.run_all')}</Button>
      </div>
      {casesError !== undefined && <p className="danger" role="alert">{errorText(casesError)}</p>}
      {run && <p className={`lq-run ${run.failed === 0 ? 'good' : 'bad'}`} role="status"><Icon name={run.failed === 0 ? 'check' : 'warning'} />{run.failed === 0 ? t('decisions.all_passed', { count: run.passed }) : t('decisions.some_failed', { failed: run.failed, count: run.passed + run.failed })}</p>}
      <ul className="lq-cases">{cases.map((one, index) => <CaseRow key={one.uid} one={one} index={index} outcome={run?.items.find(({ uid }) => uid === one.uid)} open={open} />)}</ul>
    </div>
  )
}

const CaseRow = ({ one, index, outcome, open }: { one: Case; index: number; outcome: CaseOutcome | undefined; open: () => void }) => {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const run = useRun<DecisionBody>()
  const { setValues, test } = useTrial()
  const [shown, setShown] = useState(false)
  const name = label(one.label) || one.name
  const expanded = shown || outcome?.ok === false
  return (
    <li className={outcome ? (outcome.ok ? 'good' : 'bad') : ''} data-pointer={`/cases/${index}`}>
      <button type="button" className="head" aria-expanded={expanded} onClick={() => setShown(!shown)}>
        <Icon name={outcome ? (outcome.ok ? 'check' : 'close') : 'minus'} />
        <span className="sp nw">{name}</span>
        {outcome && <span className="lq-hidden">{t(outcome.ok ? 'decisions.passed' : 'decisions.failed')}</span>}
        <Icon name={expanded ? 'up' : 'down'} className="t3" size={12} />
      </button>
      {expanded && (
        <div className="details">
          <CaseDetails one={one} outcome={outcome} />
          {!readOnly && (
            <div className="row g8 wrap">
              <Button size="small" onClick={() => { setValues(one.values); test({ values: { ...one.values } }); open() }}>{t('decisions.open_case')}</Button>
              {outcome?.ok === false && <Button size="small" onClick={() => run(changeCase(one.uid, { expected: outcome.got, rows: undefined }))}>{t('decisions.accept_got')}</Button>}
              <span className="sp" />
              <Button size="small" type="text" danger aria-label={t('decisions.remove_case', { name })} onClick={() => run(removeCase(one.uid))}>{t('common.delete')}</Button>
            </div>
          )}
        </div>
      )}
    </li>
  )
}
