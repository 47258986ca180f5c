import { Checkbox, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Group, LabelRow, Row } from '@/forms/inspector/rows'
import { label } from '@/i18n'
import { useDesk, useDoc } from '../desk'
import { ACTIONS, altered, type Action, type ActionName, type OpinionRule } from '../document'
import type { PartProps } from './NodeBody'

const RULES = ['comment', 'attachment', 'signature'] as const
const DECIDING: readonly ActionName[] = ['approve', 'complete', 'reject', 'return', 'transfer', 'delegate']
const WAYS = ['before', 'beside', 'after'] as const

/** What may be done with the task, and what has to be given with it. */
export const ActionRows = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  const actions = node.actions ?? {}
  const put = (name: ActionName, action: Action | undefined) => set({
    actions: altered(actions, { [name]: action }),
    // what is not offered any more cannot ask for an opinion
    ...(action ? {} : Object.fromEntries(RULES.filter((rule) => node[rule]?.required_on?.includes(name)).map((rule) => [rule, { required_on: node[rule]?.required_on?.filter((each) => each !== name) }]))),
  })
  return (
    <>
      <Group title={t('flows.may_do')}>
        <ul className="lqf-acts">
          {ACTIONS.map((name) => {
            const action = actions[name]
            return (
              <li key={name}>
                <Checkbox checked={action !== undefined} onChange={({ target }) => put(name, target.checked ? {} : undefined)}>{t(`flows.action_${name}`)}</Checkbox>
                {action && <Details name={name} action={action} own={node.uid} change={(next) => put(name, next)} />}
              </li>
            )
          })}
        </ul>
      </Group>
      <Group title={t('flows.must_give')}>
        {RULES.map((rule) => (
          <Row key={rule} property={rule} title={t(`flows.rule_${rule}`)}>
            {(id) => (
              <Select<ActionName[]>
                id={id} mode="multiple" value={[...(node[rule]?.required_on ?? [])]} placeholder={t('flows.not_needed')} aria-label={t(`flows.rule_${rule}`)}
                options={DECIDING.filter((name) => actions[name]).map((value) => ({ value, label: t(`flows.action_${value}`) }))}
                onChange={(names) => set({ [rule]: names.length > 0 ? ({ required_on: names } satisfies OpinionRule) : undefined })}
              />
            )}
          </Row>
        ))}
      </Group>
    </>
  )
}

interface DetailsProps {
  name: ActionName
  action: Action
  own: string
  change: (action: Action) => void
}

/** What belongs to one action: where a return goes, how a signer is added, which fields the consulted see. */
const Details = ({ name, action, own, change }: DetailsProps) => {
  const { t } = useTranslation()
  const doc = useDoc()
  const { fields, title } = useDesk()
  const goals = doc.nodes.filter((node) => (node.type === 'userTask' || node.type === 'startEvent') && node.uid !== own).map((node) => ({ value: node.name, label: node.type === 'startEvent' ? t('flows.back_to_start') : title(node) }))
  const put = (what: Partial<Record<keyof Action, unknown>>) => change(altered(action, what as Partial<Action>))
  if (name === 'return') {
    return (
      <div className="more">
        <Row property="targets" title={t('flows.return_to')}>{(id) => <Select<string[]> id={id} mode="multiple" value={[...(action.targets ?? [])]} placeholder={t('flows.choose')} aria-label={t('flows.return_to')} options={goals} onChange={(targets) => put({ targets })} />}</Row>
        <Row property="resume" title={t('flows.resume')}>{(id) => <Segmented<'walk' | 'direct'> id={id} block name={id} aria-label={t('flows.resume')} value={action.resume ?? 'walk'} options={(['walk', 'direct'] as const).map((value) => ({ value, label: t(`flows.resume_${value}`) }))} onChange={(resume) => put({ resume: resume === 'walk' ? undefined : resume })} />}</Row>
      </div>
    )
  }
  if (name === 'reject') {
    return <div className="more"><Row property="to" title={t('flows.reject_to')}>{(id) => <Select id={id} value={action.to ?? ''} aria-label={t('flows.reject_to')} options={[{ value: '', label: t('flows.reject_ends') }, ...goals]} onChange={(to: string) => put({ to: to || undefined })} />}</Row></div>
  }
  if (name === 'add_signer') {
    return <div className="more"><Row property="modes" title={t('flows.signer_ways')}>{(id) => <Select<(typeof WAYS)[number][]> id={id} mode="multiple" value={[...(action.modes ?? WAYS)]} aria-label={t('flows.signer_ways')} options={WAYS.map((value) => ({ value, label: t(`flows.way_${value}`) }))} onChange={(modes) => put({ modes })} />}</Row></div>
  }
  if (name === 'consult') {
    return <div className="more"><Row property="fields" title={t('flows.consulted_see')}>{(id) => <Select<string[]> id={id} mode="multiple" value={[...(action.fields ?? [])]} placeholder={t('flows.choose')} aria-label={t('flows.consulted_see')} options={fields.map((each) => ({ value: each.name, label: label(each.label) || each.name }))} onChange={(named) => put({ fields: named })} />}</Row></div>
  }
  if (name === 'approve' || name === 'complete') return <div className="more"><LabelRow property={`label ${name}`} title={t('flows.button')} value={action.label} hint={t(`flows.action_${name}`)} change={(text) => put({ label: text })} /></div>
  return null
}
