import { InputNumber, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Row, Toggle } from '@/forms/inspector/rows'
import { selectOptions } from '@/studio/referables'
import { useDesk, useDoc } from '../desk'
import { altered, STRATEGIES, type Assignment, type Empty, type Strategy } from '../document'
import type { PartProps } from './NodeBody'
import { PeopleRows } from './PeopleRows'
import { peopleOf } from './people'

const PEOPLE: ReadonlySet<Strategy> = new Set(['person', 'post', 'role', 'relation', 'field'])

/** Who has to do it, and what happens where nobody is found. */
export const WhoRows = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  const doc = useDoc()
  const { decisions, title } = useDesk()
  const who: Assignment = node.assignment ?? { strategy: 'initiator' }
  const empty: Empty = who.empty ?? { then: 'incident' }
  const change = (what: Partial<Record<keyof Assignment, unknown>>) => set({ assignment: altered(who, what as Partial<Assignment>) })
  const choose = (strategy: Strategy) => {
    const kept = { empty: who.empty, exclude_initiator: who.exclude_initiator, skip_if_approved: who.skip_if_approved, pick: who.pick }
    set({ assignment: altered<Assignment>({ strategy, ...(PEOPLE.has(strategy) ? peopleOf(strategy) : {}) }, kept) })
  }
  const tasks = doc.nodes.filter((each) => each.type === 'userTask' && each.uid !== node.uid)
  return (
    <>
      <Row property="assignment" title={t('flows.by_whom')}>
        {(id) => <Select<Strategy> id={id} value={who.strategy} aria-label={t('flows.by_whom')} options={STRATEGIES.map((value) => ({ value, label: t(`flows.strategy_${value}`) }))} onChange={choose} />}
      </Row>
      {PEOPLE.has(who.strategy) && <PeopleRows to={who} kind={who.strategy as 'post'} change={(to) => change({ person: undefined, post: undefined, role: undefined, relation: undefined, field: undefined, of: undefined, ...to })} />}
      {who.strategy === 'relation' && who.relation === 'supervisor' && (
        <Row property="level" title={t('flows.levels')}>
          {(id) => <InputNumber id={id} min={1} max={10} value={who.level ?? 1} onChange={(level) => change({ level: level === 1 || level === null ? undefined : level })} />}
        </Row>
      )}
      {who.strategy === 'decision' && (
        <Row property="decision" title={t('graph.type_businessRuleTask')}>
          {(id) => <Select id={id} value={who.decision} placeholder={t('flows.choose')} aria-label={t('graph.type_businessRuleTask')} options={selectOptions(decisions)} onChange={(decision: string) => change({ decision })} />}
        </Row>
      )}
      {who.strategy === 'previous' && (
        <Row property="node" title={t('flows.of_which')}>
          {(id) => <Select id={id} value={who.node ?? ''} aria-label={t('flows.of_which')} options={[{ value: '', label: t('flows.the_last') }, ...tasks.map((each) => ({ value: each.name, label: title(each) }))]} onChange={(name: string) => change({ node: name || undefined })} />}
        </Row>
      )}
      <Row property="pick" title={t('flows.pick')}>
        {(id) => <Segmented<'all' | 'least_loaded'> id={id} block name={id} aria-label={t('flows.pick')} value={who.pick ?? 'all'} options={(['all', 'least_loaded'] as const).map((value) => ({ value, label: t(`flows.pick_${value}`) }))} onChange={(pick) => change({ pick: pick === 'all' ? undefined : pick })} />}
      </Row>
      <Row property="empty" title={t('flows.if_nobody')}>
        {(id) => <Select<Empty['then']> id={id} value={empty.then} aria-label={t('flows.if_nobody')} options={(['to', 'approve', 'incident'] as const).map((value) => ({ value, label: t(`flows.empty_${value}`) }))} onChange={(then) => change({ empty: then === 'to' ? { then, to: peopleOf('post') } : { then } })} />}
      </Row>
      {empty.then === 'to' && <PeopleRows to={empty.to ?? {}} change={(to) => change({ empty: { then: 'to', to } })} />}
      <Toggle property="exclude_initiator" title={t('flows.exclude_initiator')} value={who.exclude_initiator ?? false} change={(on) => change({ exclude_initiator: on || undefined })} />
      <Toggle property="skip_if_approved" title={t('flows.skip_if_approved')} value={who.skip_if_approved ?? false} change={(on) => change({ skip_if_approved: on || undefined })} />
    </>
  )
}
