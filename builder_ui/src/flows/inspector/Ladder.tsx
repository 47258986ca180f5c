import { Button, InputNumber, Select, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { altered, type Due, type Rung } from '../document'
import { isNow, readSpan, writeSpan } from '../spans'
import { spanWords, useWords } from '../words'
import { ChannelSelect, MessageSelect } from './ChannelSelect'
import { PeopleRows } from './PeopleRows'
import { peopleOf } from './people'
import { SpanInput } from './SpanInput'

interface Props {
  due: Due
  change: (what: Partial<Due>) => void
}

type When = 'before' | 'at' | 'after'
const whenOf = (text: string): When => (isNow(text) ? 'at' : text.startsWith('-') ? 'before' : 'after')

/** Reminders and the steps of escalation, in the order in which they come. */
export const Ladder = ({ due, change }: Props) => {
  const { t } = useTranslation()
  const remind = due.remind ?? []
  const rungs = due.escalate ?? []
  const setRemind = (next: readonly string[]) => change({ remind: next })
  const setRungs = (next: readonly Rung[]) => change({ escalate: next })
  const replace = (at: number, text: string) => setRemind(remind.map((each, index) => (index === at ? text : each)))
  return (
    <>
      <div className="lqf-ladder" aria-hidden="true">
        <span className="now"><b>{t('flows.begins')}</b></span>
        {remind.some((each) => whenOf(each) === 'before') && <span className="remind"><b>{t('flows.reminds')}</b></span>}
        <span className="late"><b>{t('flows.falls_due')}</b></span>
        {rungs.length > 0 && <span className="late"><b>{t('flows.escalates')}</b></span>}
      </div>
      <ul className="lqf-rungs" aria-label={t('flows.ladder')}>
        {remind.map((each, at) => (
          <li key={at}>
            <div className="head remind">
              <Icon name="bell" size={14} /><b className="sp">{reminderWords(t, each)}</b><span className="t3 s12">{t('flows.reminds_assignee')}</span>
              <IconButton small icon="close" label={t('flows.remove_step', { name: reminderWords(t, each) })} onClick={() => setRemind(remind.filter((_, index) => index !== at))} />
            </div>
            <div className="body row g8">
              <Select<When> value={whenOf(each)} aria-label={t('flows.when')} options={(['before', 'at', 'after'] as const).map((value) => ({ value, label: t(`flows.when_${value}`) }))} onChange={(when) => replace(at, when === 'at' ? 'PT0S' : writeSpan({ count: readSpan(each)?.count || 1, unit: readSpan(each)?.unit ?? 'h', before: when === 'before' }))} />
              {whenOf(each) !== 'at' && <SpanInput title={t('flows.reminder')} before={whenOf(each) === 'before'} value={each} change={(text) => replace(at, text)} />}
            </div>
          </li>
        ))}
        {rungs.map((rung, at) => <RungRow key={at} rung={rung} change={(next) => setRungs(next ? rungs.map((each) => (each === rung ? next : each)) : rungs.filter((each) => each !== rung))} />)}
        <li>
          <div className="head">
            <span className="sp">{t('flows.repeat')}</span>
            <Switch size="small" checked={due.repeat !== undefined} aria-label={t('flows.repeat')} onChange={(on) => change(on ? { repeat: 'P1D' } : ({ repeat: undefined, most_repeats: undefined } as unknown as Partial<Due>))} />
          </div>
          {due.repeat !== undefined && (
            <div className="body row g8">
              <SpanInput title={t('flows.repeat')} value={due.repeat} change={(repeat) => change({ repeat })} />
              <InputNumber min={1} max={100} value={due.most_repeats ?? 10} aria-label={t('flows.most_repeats')} prefix={t('flows.at_most')} onChange={(most) => most !== null && change({ most_repeats: most })} />
            </div>
          )}
        </li>
      </ul>
      <div className="row g8">
        <Button size="small" type="text" icon={<Icon name="plus" />} onClick={() => setRemind([...remind, remind.includes('-PT2H') ? 'PT0S' : '-PT2H'])}>{t('flows.add_reminder')}</Button>
        <Button size="small" type="text" icon={<Icon name="plus" />} onClick={() => setRungs([...rungs, { after: 'P1D', to: { ...peopleOf('relation'), of: 'assignee' }, channels: ['inbox'] }])}>{t('flows.add_rung')}</Button>
      </div>
    </>
  )
}

const reminderWords = (t: (key: string, blanks?: Record<string, unknown>) => string, text: string): string =>
  isNow(text) ? t('flows.at_due') : t(text.startsWith('-') ? 'flows.before_due' : 'flows.after_due', { span: spanWords(t, text) })

/** One step of escalation: when, to whom, by which channel. */
const RungRow = ({ rung, change }: { rung: Rung; change: (rung: Rung | undefined) => void }) => {
  const { t } = useTranslation()
  const { to } = useWords()
  const [open, setOpen] = useState(false)
  const when = t('flows.after_due', { span: spanWords(t, rung.after) })
  return (
    <li>
      <div className="head late">
        <Icon name="warning" size={14} /><b>{when}</b><span className="sp nw">{t('flows.escalates_to', { who: to(rung.to) || t('flows.nobody_yet') })}</span>
        <IconButton small icon={open ? 'up' : 'down'} label={t('flows.open_step', { name: when })} aria-expanded={open} onClick={() => setOpen(!open)} />
        <IconButton small icon="close" label={t('flows.remove_step', { name: when })} onClick={() => change(undefined)} />
      </div>
      {open && (
        <div className="body">
          <SpanInput title={when} value={rung.after} change={(after) => change({ ...rung, after })} />
          <PeopleRows to={rung.to} change={(next) => change({ ...rung, to: next })} />
          <ChannelSelect value={rung.channels} change={(channels) => change({ ...rung, channels })} />
          <MessageSelect value={rung.message} change={(message) => change(altered(rung, { message }))} />
        </div>
      )}
    </li>
  )
}
