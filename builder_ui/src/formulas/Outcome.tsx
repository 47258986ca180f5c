import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import type { ExplainNode, Tried } from './types'

type Truth = 'true' | 'false' | 'unknown' | 'value'

const ICONS = { true: 'check', false: 'close', unknown: 'info', value: 'forward' } as const

const isJudgement = ({ truth, value }: ExplainNode): boolean => truth !== null || typeof value === 'boolean'

const truthOf = (node: ExplainNode): Truth => {
  if (node.truth === true) return 'true'
  if (node.truth === false) return 'false'
  return node.value === null ? 'unknown' : 'value'
}

/** The result, and step by step how it came about; yes, no and unknown are said in words, not by colour alone. */
export const Outcome = ({ tried }: { tried: Tried }) => {
  const { t } = useTranslation()
  const { value, explain } = tried
  const truth: Truth = value === true ? 'true' : value === false ? 'false' : value === null ? 'unknown' : 'value'
  const reasons = [...new Set(tried.reasons.map(({ message }) => label(message)))].filter(Boolean)
  return (
    <div className="lq-outcome">
      <p className={`result ${truth}`} role="status">
        <Icon name={ICONS[truth]} />
        <span className="b">{truth === 'value' ? t('conditions.result_value', { value: label(tried.shown) }) : t(`conditions.result_${truth}`)}</span>
      </p>
      {reasons.length > 0 && <ul className="reasons s12">{reasons.map((each) => <li key={each}>{each}</li>)}</ul>}
      {explain && <ul className="lq-explain" aria-label={t('conditions.why')}><Step node={explain} depth={0} /></ul>}
    </div>
  )
}

const Step = ({ node, depth }: { node: ExplainNode; depth: number }) => {
  const { t } = useTranslation()
  const truth = truthOf(node)
  // what only hands a plain value on is told with its parent
  const children = node.children.filter((child) => isJudgement(child) || child.children.length > 0 || child.reason || child.text !== child.shown?.zh)
  const shown = truth === 'value' || truth === 'unknown' ? label(node.shown) : ''
  return (
    <li>
      <div className={`step ${truth}`}>
        <Icon name={ICONS[truth]} size={14} />
        <span className="what">{label(node.sentence) || node.text}</span>
        <span className={`tag ${truth === 'true' ? 'green' : truth === 'unknown' ? 'amber' : ''}`}>{truth === 'value' ? shown : t(`conditions.truth_${truth}`)}</span>
        {truth === 'unknown' && node.reason && <span className="s12 t2">{label(node.reason)}</span>}
      </div>
      {children.length > 0 && depth < 12 && <ul>{children.map((child, index) => <Step key={`${child.text} ${index}`} node={child} depth={depth + 1} />)}</ul>}
    </li>
  )
}
