import { DatePicker, Input, InputNumber, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { NAME } from '@/document'
import { ExpressionField } from '@/formulas/ExpressionField'
import { Group, Row, Toggle } from '@/forms/inspector/rows'
import { useDesk } from '../desk'
import { altered, type FlowEvent } from '../document'
import { isSpan } from '../spans'
import { CalendarSelect } from './CalendarSelect'
import type { PartProps } from './NodeBody'
import { SpanInput } from './SpanInput'

type Kind = FlowEvent['kind']
const KINDS: Readonly<Record<string, readonly Kind[]>> = { intermediateCatchEvent: ['timer', 'message', 'signal'], intermediateThrowEvent: ['signal', 'message', 'none'] }
const FRESH: Readonly<Record<Kind, FlowEvent>> = { timer: { kind: 'timer', after: 'P1D' }, message: { kind: 'message', name: 'message' }, signal: { kind: 'signal', name: 'signal' }, none: { kind: 'none' } }

/** What is waited for or sent: a time, a message, a signal. */
export const EventRows = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  const event: FlowEvent = node.event ?? FRESH.timer
  const kinds = KINDS[node.type]
  const change = (what: Partial<Record<keyof FlowEvent, unknown>>) => set({ event: altered(event, what as Partial<FlowEvent>) })
  return (
    <Group>
      {kinds && (
        <Row property="event" title={t('flows.event')}>
          {(id) => <Segmented<Kind> id={id} block name={id} aria-label={t('flows.event')} value={event.kind} options={kinds.map((value) => ({ value, label: t(`flows.kind_${value}`) }))} onChange={(kind) => set({ event: FRESH[kind] })} />}
        </Row>
      )}
      {event.kind === 'timer' && <TimerRows event={event} change={change} />}
      {(event.kind === 'message' || event.kind === 'signal') && (
        <Row property="name" title={t(`flows.name_${event.kind}`)} hint={t('flows.name_why')}>
          {(id) => <Input id={id} className="mono" maxLength={48} value={event.name ?? ''} status={NAME.test(event.name ?? '') ? undefined : 'error'} onChange={({ target }) => change({ name: target.value.trim().toLowerCase() })} />}
        </Row>
      )}
      {event.kind === 'message' && <KeyRow event={event} change={change} />}
      {node.type === 'boundaryEvent' && (
        <>
          <Toggle property="interrupting" title={t('flows.interrupting')} value={node.interrupting ?? true} change={(on) => set({ interrupting: on, ...(on && event.repeat ? { event: altered(event, { repeat: undefined }) } : {}) })} />
          {node.interrupting === false && <Row property="repeat" title={t('flows.repeats')}>{(id) => <InputNumber id={id} min={0} max={1000} value={event.repeat ?? 0} aria-label={t('flows.repeats')} onChange={(repeat) => change({ repeat: repeat || undefined })} />}</Row>}
        </>
      )}
    </Group>
  )
}

interface RowsProps {
  event: FlowEvent
  change: (what: Partial<Record<keyof FlowEvent, unknown>>) => void
}

type How = 'span' | 'formula' | 'date'

const TimerRows = ({ event, change }: RowsProps) => {
  const { t } = useTranslation()
  const { place, own } = useDesk()
  const how: How = event.at !== undefined ? 'date' : isSpan(event.after ?? '') ? 'span' : 'formula'
  const choose = (next: How) => change(next === 'span' ? { after: 'P1D', at: undefined } : next === 'formula' ? { after: 'hours(8)', at: undefined } : { after: undefined, at: '' })
  const written = /^date\("(\d{4}-\d{2}-\d{2})"\)$/.exec(event.at ?? '')
  return (
    <>
      <Row property="after" title={t('flows.how_long')}>
        {(id) => (
          <>
            <Segmented<How> id={id} block name={id} aria-label={t('flows.how_long')} value={how} options={(['span', 'formula', 'date'] as const).map((value) => ({ value, label: t(`flows.timer_${value}`) }))} onChange={choose} />
            {how === 'span' && <SpanInput title={t('flows.how_long')} value={event.after} change={(after) => change({ after })} />}
          </>
        )}
      </Row>
      {how === 'formula' && <ExpressionField place={place('any')} own={own} title={t('flows.duration_formula')} none={t('flows.not_chosen')} withoutTrial text={event.after} change={(text) => change({ after: text ?? 'P1D' })} />}
      {how === 'date' && !written && event.at === '' && <Row property="at" title={t('flows.timer_date')}>{(id) => <DatePicker id={id} aria-label={t('flows.timer_date')} onChange={(day) => day && change({ at: `date("${day.format('YYYY-MM-DD')}")` })} />}</Row>}
      {how === 'date' && <ExpressionField place={place('any')} own={own} title={t('flows.timer_at')} none={t('flows.not_chosen')} withoutTrial text={event.at} change={(text) => change({ at: text ?? '' })} />}
      <Row property="calendar" title={t('flows.calendar')}>{(id) => <CalendarSelect id={id} title={t('flows.calendar')} value={event.calendar} change={(calendar) => change({ calendar })} />}</Row>
    </>
  )
}

const KeyRow = ({ event, change }: RowsProps) => {
  const { t } = useTranslation()
  const { place, own } = useDesk()
  return <ExpressionField place={place('any')} own={own} title={t('flows.key')} none={t('flows.key_none')} withoutTrial text={event.key} change={(key) => change({ key })} />
}
