import { Segmented, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { newUid, freeName } from '@/document'
import { ExpressionField } from '@/formulas/ExpressionField'
import { Group, LabelRow, Row } from '@/forms/inspector/rows'
import { IconButton } from '@/kit/IconButton'
import { Button } from 'antd'
import { Icon } from '@/kit/icons'
import { useDesk } from '../desk'
import { altered, LATE, type Due, type Late, type PauseReason } from '../document'
import { isSpan } from '../spans'
import { CalendarSelect } from './CalendarSelect'
import { Ladder } from './Ladder'
import type { PartProps } from './NodeBody'
import { SpanInput } from './SpanInput'

/** Until when, on which calendar, what is said around it, and what happens when it is late. */
export const DueRows = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  const { due } = node
  const change = (what: Partial<Record<keyof Due, unknown>>) => due && set({ due: altered(due, what as Partial<Due>) })
  return (
    <Group>
      <div className="lq-ins-row toggle" data-property="due">
        <h3 className="t2 b">{t('flows.due')}</h3>
        <Switch checked={due !== undefined} aria-label={t('flows.due')} onChange={(on) => set({ due: on ? { duration: 'P1D', remind: ['-PT2H'] } : undefined })} />
      </div>
      {due && (
        <>
          <Duration due={due} change={change} />
          <Row property="calendar" title={t('flows.calendar')}>{(id) => <CalendarSelect id={id} title={t('flows.calendar')} value={due.calendar} change={(calendar) => change({ calendar })} />}</Row>
          <Ladder due={due} change={change} />
          <Row property="late" title={t('flows.late')}>
            {(id) => <Select<Late> id={id} value={due.late ?? 'wait'} aria-label={t('flows.late')} options={LATE.map((value) => ({ value, label: t(`flows.late_${value}`) }))} onChange={(late) => change({ late: late === 'wait' ? undefined : late })} />}
          </Row>
          <Pauses pauses={due.pauses ?? []} change={(pauses) => change({ pauses: pauses.length > 0 ? pauses : undefined })} />
        </>
      )}
    </Group>
  )
}

/** A length that is chosen, or one that is worked out. */
const Duration = ({ due, change }: { due: Due; change: (what: Partial<Due>) => void }) => {
  const { t } = useTranslation()
  const { place, own } = useDesk()
  const fixed = isSpan(due.duration)
  return (
    <>
      <Row property="duration" title={t('flows.duration')}>
        {(id) => (
          <>
            <Segmented<'fixed' | 'formula'> id={id} block name={id} aria-label={t('flows.duration')} value={fixed ? 'fixed' : 'formula'} options={(['fixed', 'formula'] as const).map((value) => ({ value, label: t(`flows.duration_${value}`) }))} onChange={(how) => change({ duration: how === 'fixed' ? 'P1D' : 'hours(8)' })} />
            {fixed && <SpanInput title={t('flows.duration')} value={due.duration} change={(duration) => change({ duration })} />}
          </>
        )}
      </Row>
      {!fixed && <ExpressionField place={place('any')} own={own} title={t('flows.duration_formula')} none={t('flows.not_chosen')} withoutTrial text={due.duration} change={(text) => change({ duration: text ?? 'P1D' })} />}
    </>
  )
}

/** Why the clock may stand still. */
const Pauses = ({ pauses, change }: { pauses: readonly PauseReason[]; change: (pauses: readonly PauseReason[]) => void }) => {
  const { t } = useTranslation()
  const add = () => change([...pauses, { uid: newUid(), name: freeName('pause', pauses.map(({ name }) => name)), label: { zh: '等客户补充材料', en: 'Waiting for the customer' } }])
  return (
    <div className="lq-ins-list">
      <span className="s12 t3">{t('flows.pauses')}</span>
      {pauses.map((each) => (
        <div key={each.uid} className="row g4">
          <div className="sp"><LabelRow property={`pause ${each.name}`} title={t('flows.pause_reason')} value={each.label} needed change={(label) => change(pauses.map((one) => (one === each ? { ...one, label: label ?? { zh: '' } } : one)))} /></div>
          <IconButton small icon="close" label={t('flows.remove_pause', { name: each.label.zh })} onClick={() => change(pauses.filter((one) => one !== each))} />
        </div>
      ))}
      <Button size="small" type="text" icon={<Icon name="plus" />} onClick={add}>{t('flows.add_pause')}</Button>
    </div>
  )
}
