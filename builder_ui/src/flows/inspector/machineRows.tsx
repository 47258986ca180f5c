import { Button, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { freeName, NAME } from '@/document'
import { ExpressionField } from '@/formulas/ExpressionField'
import { Group, Row, Toggle } from '@/forms/inspector/rows'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { selectOptions, useReferables } from '@/studio/referables'
import { useDesk } from '../desk'
import { altered, type SetField } from '../document'
import { ChannelSelect, MessageSelect } from './ChannelSelect'
import type { PartProps } from './NodeBody'
import { PeopleRows } from './PeopleRows'
import { SpanInput } from './SpanInput'

/** Who is told what, by which channels. */
export const SendRows = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  return (
    <>
      <Group title={t('flows.to_whom')}><PeopleRows to={node.to ?? {}} change={(to) => set({ to })} /></Group>
      <Group>
        <MessageSelect value={node.message} change={(message) => set({ message })} />
        <ChannelSelect value={node.channels} change={(channels) => set({ channels })} />
        <Toggle property="copy_of" title={t('flows.copy_of')} value={node.copy_of ?? false} change={(on) => set({ copy_of: on || undefined })} />
      </Group>
    </>
  )
}

/** Which decision is asked, and how its answer is called. */
export const DecisionRows = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  const { decisions } = useDesk()
  return (
    <Group>
      <Row property="decision" title={t('graph.type_businessRuleTask')}>{(id) => <Select id={id} value={node.decision || undefined} placeholder={t('flows.choose')} aria-label={t('graph.type_businessRuleTask')} options={selectOptions(decisions)} onChange={(decision: string) => set({ decision })} />}</Row>
      <ResultRow node={node} set={set} />
    </Group>
  )
}

const ResultRow = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  return (
    <Row property="result" title={t('flows.result_name')} hint={t('flows.result_name_why', { name: node.result ?? 'answer' })}>
      {(id) => <Input id={id} className="mono" maxLength={48} value={node.result ?? ''} status={NAME.test(node.result ?? 'x') ? undefined : 'error'} onChange={({ target }) => set({ result: target.value.trim().toLowerCase() || undefined })} />}
    </Row>
  )
}

/** Fields that are set, each by an expression. */
export const SetRows = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  const { fields, place, own } = useDesk()
  const all = node.set ?? []
  const put = (next: readonly SetField[]) => set({ set: next })
  const free = fields.filter(({ name, field }) => !all.some((each) => each.field === name) && field?.computed === undefined && field?.type !== 'serial_number')
  const titleOf = (name: string) => label(fields.find((each) => each.name === name)?.label) || name
  return (
    <Group title={t('graph.type_scriptTask')}>
      {all.map((each) => (
        <div key={each.field} className="row g4">
          <div className="sp"><ExpressionField place={place('any')} own={own} title={titleOf(each.field)} none={t('flows.no_value')} withoutTrial text={each.value} change={(value) => put(all.map((one) => (one === each ? { ...one, value: value ?? '' } : one)))} /></div>
          <IconButton small icon="trash" label={t('flows.remove_set', { name: titleOf(each.field) })} onClick={() => put(all.filter((one) => one !== each))} />
        </div>
      ))}
      <Select className="lq-wide" value={null} placeholder={t('flows.add_set')} aria-label={t('flows.add_set')} showSearch={{ optionFilterProp: 'label' }} options={free.map(({ name, label: text }) => ({ value: name, label: label(text) || name }))} onChange={(field: string | null) => field && put([...all, { field, value: '' }])} />
    </Group>
  )
}

/** Values by name, each by an expression. */
const Values = ({ values, change, names, title }: { values: Readonly<Record<string, string>>; change: (values: Readonly<Record<string, string>>) => void; names?: { value: string; label: string }[]; title: string }) => {
  const { t } = useTranslation()
  const { place, own } = useDesk()
  const left = names?.filter(({ value }) => values[value] === undefined)
  return (
    <Group title={title}>
      {Object.entries(values).map(([name, text]) => (
        <div key={name} className="row g4">
          <div className="sp"><ExpressionField place={place('any')} own={own} title={names?.find(({ value }) => value === name)?.label ?? name} none={t('flows.no_value')} withoutTrial text={text} change={(next) => change({ ...values, [name]: next ?? '' })} /></div>
          <IconButton small icon="trash" label={t('flows.remove_set', { name })} onClick={() => change(altered(values as Record<string, string>, { [name]: undefined }) as Record<string, string>)} />
        </div>
      ))}
      {left ? <Select className="lq-wide" value={null} placeholder={t('flows.add_set')} aria-label={t('flows.add_set')} options={left} onChange={(name: string | null) => name && change({ ...values, [name]: '' })} />
        : <Button size="small" type="text" icon={<Icon name="plus" />} onClick={() => change({ ...values, [freeName('input', Object.keys(values))]: '' })}>{t('flows.add_input')}</Button>}
    </Group>
  )
}

/** A service by name, with what it is given. */
export const ServiceRows = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  return (
    <>
      <Group>
        <Row property="service" title={t('graph.type_serviceTask')} hint={t('flows.service_why')}>{(id) => <Input id={id} className="mono" value={node.service ?? ''} onChange={({ target }) => set({ service: target.value.trim() })} />}</Row>
        <ResultRow node={node} set={set} />
        <Row property="retry" title={t('flows.retry')}>{(id) => <InputNumber id={id} min={0} max={20} value={node.retry?.most ?? 5} aria-label={t('flows.retry')} onChange={(most) => most !== null && set({ retry: { ...node.retry, most } })} />}</Row>
        <Row property="retry_after" title={t('flows.retry_after')}>{(id) => <SpanInput id={id} title={t('flows.retry_after')} value={node.retry?.after ?? 'PT1M'} change={(after) => set({ retry: { ...node.retry, after } })} />}</Row>
      </Group>
      <Values title={t('flows.input')} values={node.input ?? {}} change={(input) => set({ input })} />
    </>
  )
}

/** Another flow, with the values its record gets. */
export const CallRows = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  const { app } = useDesk()
  const { groups } = useReferables(app, 'flow')
  return (
    <>
      <Group>
        <Row property="flow" title={t('studio.kind_flow')}>{(id) => <Select id={id} value={node.flow || undefined} placeholder={t('flows.choose')} aria-label={t('studio.kind_flow')} options={selectOptions(groups)} onChange={(flow: string) => set({ flow })} />}</Row>
        <Toggle property="waits" title={t('flows.waits')} value={node.waits ?? true} change={(on) => set({ waits: on ? undefined : false })} />
      </Group>
      <Values title={t('flows.values')} values={node.values ?? {}} change={(values) => set({ values })} />
    </>
  )
}
