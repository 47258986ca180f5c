import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { freeName, newUid } from '@/document'
import { ExpressionField } from '@/formulas/ExpressionField'
import { Group, LabelRow, Row, Toggle } from '@/forms/inspector/rows'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { selectOptions, useReferables } from '@/studio/referables'
import { useDesk, useDoc, useRunFlow } from '../desk'
import { altered, changeFlow, namesOf, type CaseLimit, type FlowChange } from '../document'
import { CalendarSelect } from './CalendarSelect'
import { ChannelSelect, MessageSelect } from './ChannelSelect'
import { Faults } from './Faults'
import { PeopleRows } from './PeopleRows'
import { SpanInput } from './SpanInput'

/** What holds for the flow as a whole. */
export const FlowInspector = () => {
  const { t } = useTranslation()
  const doc = useDoc()
  const { app, fields, readOnly } = useDesk()
  const run = useRunFlow()
  const { groups } = useReferables(app, 'form')
  const set = (what: FlowChange) => void run(changeFlow(what))
  return (
    <>
      <div className="lq-ins-head">
        <span className="tile"><Icon name="signature" /></span>
        <div className="sp"><h2 className="b nw">{t('flows.whole')}</h2><p className="s12 t3 nw">{t('flows.whole_why')}</p></div>
      </div>
      <Faults uid="" />
      <div className="lq-ins-body" inert={readOnly}>
        <Group>
          <LabelRow property="label" title={t('common.name')} value={doc.label} needed change={(text) => set({ label: text ?? { zh: '' } })} />
          <Row property="form" title={t('studio.kind_form')}>{(id) => <Select id={id} value={doc.form || undefined} aria-label={t('studio.kind_form')} options={selectOptions(groups)} onChange={(form: string) => set({ form })} />}</Row>
        </Group>
        <Group title={t('flows.lock')}>
          <Toggle property="record_lock" title={t('flows.lock_node')} value={(doc.record_lock ?? 'node') === 'node'} change={(on) => set({ record_lock: on ? 'node' : 'none' })} />
          <p className="s12 t3">{t((doc.record_lock ?? 'node') === 'node' ? 'flows.lock_node_why' : 'flows.lock_none_why')}</p>
          <Row property="sign_on" title={t('flows.sign_on')} hint={t('flows.sign_on_why')}>
            {(id) => <Select<string[]> id={id} mode="multiple" value={[...(doc.sign_on ?? [])]} placeholder={t('flows.choose')} aria-label={t('flows.sign_on')} options={fields.map((each) => ({ value: each.name, label: label(each.label) || each.name }))} onChange={(names) => set({ sign_on: names })} />}
          </Row>
        </Group>
        <Limits limits={doc.limits ?? []} names={namesOf(doc)} change={(limits) => set({ limits })} />
        <Group><Toggle property="shared" title={t('flows.shared')} value={doc.shared ?? false} change={(on) => set({ shared: on || undefined })} /></Group>
      </div>
    </>
  )
}

const Limits = ({ limits, names, change }: { limits: readonly CaseLimit[]; names: readonly string[]; change: (limits: readonly CaseLimit[]) => void }) => {
  const { t } = useTranslation()
  const { place, own } = useDesk()
  const add = () => change([...limits, { uid: newUid(), name: freeName('limit', names), after: 'P5D', to: { relation: 'supervisor', of: 'initiator' }, channels: ['inbox'] }])
  return (
    <Group title={t('flows.limits')}>
      {limits.map((limit) => {
        const put = (what: Partial<Record<keyof CaseLimit, unknown>>) => change(limits.map((each) => (each === limit ? altered(limit, what as Partial<CaseLimit>) : each)))
        return (
          <div key={limit.uid} className="lq-check">
            <div className="row g4"><span className="sp b">{t('flows.limit_after')}</span><IconButton small icon="close" label={t('flows.remove_step', { name: limit.name })} onClick={() => change(limits.filter((each) => each !== limit))} /></div>
            <SpanInput title={t('flows.limit_after')} value={limit.after} change={(after) => put({ after })} />
            <Row property="clock" title={t('flows.calendar')}>{(id) => <CalendarSelect id={id} title={t('flows.calendar')} value={limit.clock} change={(clock) => put({ clock })} />}</Row>
            <ExpressionField place={place('boolean')} own={own} title={t('flows.limit_if')} none={t('flows.limit_always')} withoutTrial text={limit.if} change={(text) => put({ if: text })} />
            <PeopleRows to={limit.to} change={(to) => put({ to })} />
            <ChannelSelect value={limit.channels} change={(channels) => put({ channels })} />
            <MessageSelect value={limit.message} change={(message) => put({ message })} />
          </div>
        )
      })}
      <Button size="small" type="text" icon={<Icon name="plus" />} onClick={add}>{t('flows.add_limit')}</Button>
    </Group>
  )
}
