import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { LiveProblems } from '@/runtime/form/LiveProblems'
import { placeProblems } from '@/runtime/form/problems'
import { ProblemSummary } from '@/runtime/form/ProblemSummary'
import { RecordForm } from '@/runtime/form/RecordForm'
import { usePages } from '@/runtime/form/usePages'
import { useCircumstances, useLinkage } from '@/runtime/linkage/useLinkage'
import { ReadRecord } from '@/runtime/record/ReadRecord'
import { modeOfExisting, seeOf } from '@/runtime/record/rights'
import type { FieldMeta, FormMeta, RecordRow } from '@/runtime/types'
import '@/runtime/record/record.css'
import type { TaskInHand } from './useTask'

interface Props {
  form: FormMeta
  record: RecordRow
  hand: TaskInHand
  /** Nothing may be written: the task is paused, or its case is. */
  still: boolean
}

const isWritten = (field: FieldMeta, record: RecordRow) => ['written', 'replaced'].includes(modeOfExisting(field, record))

/** The form of a task with exactly its rights: what is only seen to read, what is to be filled in below it. */
export const TaskForm = ({ form: opened, record, hand, still }: Props) => {
  const { t } = useTranslation()
  const circumstances = useCircumstances(record)
  const [own, isKnown] = useMemo(() => [(field: FieldMeta) => modeOfExisting(field, record), (field: FieldMeta) => seeOf(field, record) === 'clear'], [record])
  const touched = useMemo(() => new Set(Object.keys(hand.edited)), [hand.edited])
  const { form, values, mode, computed, problems, live } = useLinkage({
    form: opened, values: hand.values, mode: own, isKnown, circumstances, touched, problems: hand.problems.filter(({ path }) => path.startsWith('/values')), isFresh: hand.judged === hand.values, tried: hand.judged !== null,
  })
  const asked = (field: FieldMeta) => (isWritten(field, record) && !still ? mode(field) : 'hidden')
  const shown = form.fields.filter((field) => asked(field) !== 'hidden')
  const placed = placeProblems(problems, shown.map(({ name }) => name))
  const pages = usePages(form, (field) => asked(field) !== 'hidden', placed.byField, hand.judged, 'tabs')
  const read = useMemo(() => ({ ...opened, fields: opened.fields.filter((field) => still || !isWritten(field, record)) }), [opened, record, still])
  return (
    <>
      <ReadRecord form={read} record={record} />
      {shown.length > 0 && (
        <section className="card lq-task-form" aria-label={t('tasks.to_fill')}>
          <div className="hd"><h2>{t('tasks.to_fill')}</h2></div>
          <div className="in">
            <ProblemSummary placed={placed} form={form} told={hand.judged ? hand.problems : null} reveal={pages.reveal} />
            <LiveProblems problems={live} />
            <RecordForm form={form} values={values} labels={hand.labels} problems={placed.byField} mode={asked} computed={computed} pages={pages} onChange={hand.change} />
          </div>
        </section>
      )}
    </>
  )
}
