import { Button, Checkbox } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { label } from '@/i18n'
import { dateTime } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { UnsavedGuard } from '@/runtime/form/UnsavedGuard'
import { caseQuery, stepped, taskQuery } from './api'
import { PaneHead } from './PaneHead'
import { Story } from './Story'
import { TaskActs } from './TaskActs'
import { TaskForm } from './TaskForm'
import { Track } from './Track'
import type { CaseDetail, Task } from './types'
import { useTask } from './useTask'
import { outcomeOf } from './words'

/** How the author wants it handled; the ticks are one's own, kept nowhere. */
const Guidance = ({ task }: { task: Task }) => {
  const { t } = useTranslation()
  const [ticked, setTicked] = useState<number[]>([])
  if (!task.guidance && task.checklist.length === 0) return null
  return (
    <section className="card lq-guidance" aria-label={t('tasks.guidance')}>
      <div className="hd"><Icon name="info" className="t3" /><h2>{t('tasks.guidance')}</h2>{task.checklist.length > 0 && <span className="s12 t3">{t('tasks.checked', { count: ticked.length, of: task.checklist.length })}</span>}</div>
      {task.guidance && <p>{label(task.guidance)}</p>}
      {task.checklist.map((one, at) => (
        <Checkbox key={at} checked={ticked.includes(at)} onChange={(event) => setTicked((before) => (event.target.checked ? [...before, at] : before.filter((each) => each !== at)))}>{label(one)}</Checkbox>
      ))}
    </section>
  )
}

/** What became of a task that is done with, or why nothing can be done now. */
const Still = ({ task }: { task: Task }) => {
  const { t } = useTranslation()
  const outcome = outcomeOf(task.outcome)
  if (task.state === 'open') return task.case.suspended ? <p className="lq-notice" role="status">{t('tasks.suspended')}</p> : null
  if (task.state === 'paused' || task.state === 'waiting') return <p className="lq-notice" role="status">{t(`tasks.is_${task.state}`, { who: task.signers.map((one) => one.person.label).join('、') })}</p>
  return (
    <section className="card lq-still">
      {outcome && <span className={`tag ${outcome.tint}`}>{t(outcome.key)}</span>}
      <span>{task.ended_at ? t('tasks.ended', { who: task.ended_by?.label ?? t('tasks.nobody'), at: dateTime(task.ended_at) }) : t('tasks.is_over')}</span>
      {task.how && task.how !== 'person' && <span className="tag">{t(`tasks.how_${task.how}`)}</span>}
      {task.opinion?.text && <p>{task.opinion.text}</p>}
    </section>
  )
}

const InHand = ({ task, detail, done, close }: { task: Task; detail: CaseDetail | undefined; done: () => void; close: () => void }) => {
  const { t } = useTranslation()
  const hand = useTask(task)
  const [left, setLeft] = useState(false)
  const isOpen = task.state === 'open' && task.actions.length > 0
  const title = task.record?.title || `${label(task.case.label)} ${task.case.number}`
  const leave = () => { setLeft(true); setTimeout(done) }
  return (
    <>
      <UnsavedGuard dirty={hand.dirty && !left} />
      <PaneHead title={title} due={task.ended_at ? null : task.due_at} close={close}
        meta={[t('tasks.number', { number: task.case.number }), label(task.case.label), label(task.label), t('tasks.begun_at', { who: task.case.initiator.label ?? '?', at: detail ? dateTime(detail.started_at).slice(5) : '' })]}>
        {detail && <Track detail={detail} />}
      </PaneHead>
      <div className="body">
        {hand.refused && (
          <div className="lq-summary" role="alert">
            <div className="b danger">{hand.refused.text}</div>
            <div className="t2">{t(hand.refused.isConflict ? 'tasks.conflict_safe' : 'form.failed_kept')}</div>
            {hand.refused.isConflict && <Button size="small" onClick={() => { hand.setRefused(null); void stepped() }}>{t('tasks.look_again')}</Button>}
          </div>
        )}
        <Still task={task} />
        {isOpen && <Guidance task={task} />}
        {task.meta && task.record && <TaskForm form={task.meta} record={task.record} hand={hand} still={!isOpen} />}
        {!task.record && detail && <p><Link to="/app/$app/form/$form/$record" params={{ app: detail.record.app, form: detail.record.form, record: detail.record.id }}>{t('tasks.to_record')}</Link></p>}
        {detail && <Story detail={detail} />}
      </div>
      {isOpen && <TaskActs task={task} hand={hand} done={leave} />}
    </>
  )
}

/** A task, with its form as its node opens it, how far its case is, and what may be done. */
export const TaskPane = ({ id, done, close }: { id: string; done: () => void; close: () => void }) => {
  const { t } = useTranslation()
  const task = useQuery(taskQuery(id))
  const detail = useQuery({ ...caseQuery(task.data?.case.id ?? ''), enabled: task.data !== undefined })
  if (task.error) {
    return task.error instanceof ApiError && task.error.status === 404
      ? <Empty icon="inbox" title={t('tasks.gone')} why={t('tasks.gone_why')} action={<Button onClick={close}>{t('tasks.to_inbox')}</Button>} />
      : <Failure error={task.error} retry={() => void task.refetch()} />
  }
  if (!task.data) return <Loading rows={10} />
  return <div className="lq-task-pane"><InHand key={`${task.data.id}-${task.data.state}-${task.data.record?.version ?? 0}`} task={task.data} detail={detail.data} done={done} close={close} /></div>
}
