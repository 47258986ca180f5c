import { Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDecision } from '../desk'
import type { Case, DecisionBody } from '../document'
import { BatchTest } from './BatchTest'
import { SaveCase } from './SaveCase'
import { SingleTest } from './SingleTest'
import { useTrial } from './trial'

/** At the right of the designer: one test with its reasons, and the cases that are kept with the decision. */
export const TrialPanel = () => {
  const { t } = useTranslation()
  const cases = useDecision<DecisionBody, readonly Case[] | undefined>((doc) => doc.cases)
  const { cases: run } = useTrial()
  const [tab, setTab] = useState('single')
  const count = cases?.length ?? 0
  const badge = count === 0 ? null : run ? <span className={`bdg ${run.failed === 0 ? 'good' : 'bad'}`}>{run.passed} / {run.passed + run.failed}</span> : <span className="bdg">{count}</span>
  return (
    <aside className="lq-tests" aria-label={t('decisions.trial')}>
      <Tabs
        activeKey={tab} onChange={setTab} className="lq-pane-tabs"
        items={[{ key: 'single', label: t('decisions.single') }, { key: 'batch', label: <span className="row g8">{t('decisions.batch')}{badge}</span> }]}
      />
      {tab === 'single' ? <SingleTest /> : <BatchTest open={() => setTab('single')} />}
      {tab === 'single' && <SaveCase />}
    </aside>
  )
}
