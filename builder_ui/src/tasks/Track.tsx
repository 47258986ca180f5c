import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { dateTime } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { DueChip } from './DueChip'
import { placeOn, trackOf, type Stop } from './track'
import type { CaseDetail } from './types'

/** Who has it there, or who had it last; of the first stop who began it. */
const whoAt = (stop: Stop, detail: CaseDetail): string => {
  if (stop.tasks.length === 0) return stop.type === 'startEvent' && stop.state === 'done' ? (detail.initiator.label ?? '') : ''
  return [...new Set(stop.tasks.map((task) => (stop.state === 'active' ? task.person : (task.ended_by ?? task.person)).label ?? '?'))].join('、')
}

const whenAt = (stop: Stop, detail: CaseDetail): string => {
  const [task] = stop.tasks
  if (task) return dateTime(stop.state === 'active' ? task.created_at : (task.ended_at ?? task.created_at)).slice(5)
  if (stop.type === 'startEvent' && stop.state === 'done') return dateTime(detail.started_at).slice(5)
  return stop.type === 'endEvent' && detail.ended_at ? dateTime(detail.ended_at).slice(5) : ''
}

/** How far a case is: its stops in a line, those done ticked, with who has or had it and since when. */
export const Track = ({ detail, dues = false }: { detail: CaseDetail; dues?: boolean }) => {
  const { t } = useTranslation()
  const stops = trackOf(detail)
  const { at, of } = placeOn(stops)
  return (
    <div className="lq-track-box" tabIndex={0} role="group" aria-label={t('tasks.track_at', { at, of })}>
      <ol className="lq-track">
        {stops.map((stop) => (
          <li key={stop.name} className={stop.state} aria-current={stop.state === 'active' ? 'step' : undefined}>
            <span className="dot">{stop.state === 'done' && <Icon name="check" size={12} />}</span>
            <span className="name">{label(stop.label)}{stop.visits > 1 && <span className="t3 s12"> {t('tasks.visits', { count: stop.visits })}</span>}</span>
            <span className="lq-hidden">{t(`tasks.stop_${stop.state}`)}</span>
            <span className="s12 t2 who">{whoAt(stop, detail)}</span>
            <span className="s12 t3">{whenAt(stop, detail)}</span>
            {dues && stop.state === 'active' && <DueChip due={stop.tasks.find((task) => task.due_at)?.due_at ?? null} />}
          </li>
        ))}
      </ol>
    </div>
  )
}
