import { App, Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '@/kit/useShortcut'
import { LiveProblems } from '../form/LiveProblems'
import { placeProblems } from '../form/problems'
import { ProblemSummary } from '../form/ProblemSummary'
import { isUploading } from '../files/place'
import { RecordForm } from '../form/RecordForm'
import { UnsavedGuard } from '../form/UnsavedGuard'
import { usePages } from '../form/usePages'
import { useCircumstances, useLinkage } from '../linkage/useLinkage'
import type { FieldMeta, FormMeta, RecordRow } from '../types'
import { resolved } from './conflict'
import { ConflictPanel } from './ConflictPanel'
import type { Edited } from './kept/edited'
import { useKeepEdited } from './kept/useKeepEdited'
import { modeOfExisting, seeOf } from './rights'
import { useEditRecord } from './useEditRecord'

/** The details being edited in place, perhaps from where somebody was interrupted. */
export const EditRecord = ({ form: opened, record, resumed, done }: { form: FormMeta; record: RecordRow; resumed?: Edited; done: () => void }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const edit = useEditRecord(opened, record, resumed)
  const { base, edited, labels, conflict, busy, dirty } = edit
  useKeepEdited(edit.form, base, edited, labels)
  const circumstances = useCircumstances(base)
  const [own, isKnown] = useMemo(() => [(field: FieldMeta) => modeOfExisting(field, base), (field: FieldMeta) => seeOf(field, base) === 'clear'], [base])
  const touched = useMemo(() => new Set(Object.keys(edited)), [edited])
  const { form, values, mode, computed, problems, live } = useLinkage({
    form: edit.form, values: edit.values, mode: own, isKnown, circumstances, touched, problems: edit.problems, isFresh: edit.judged === edit.values, tried: edit.judged !== null,
  })
  const placed = useMemo(() => placeProblems(problems, form.fields.filter((field) => mode(field) !== 'hidden').map((field) => field.name)), [problems, form, mode])
  // a record that is there is not gone through step by step
  const pages = usePages(form, (field) => mode(field) !== 'hidden', placed.byField, edit.judged, 'tabs')

  const finish = (ok: boolean) => {
    if (!ok) return
    message.success(t('record.saved'))
    done()
  }
  const save = async () => {
    if (busy || conflict) return
    if (isUploading()) return void message.info(t('form.file_wait'))
    const mine = new Set(form.fields.filter((field) => ['written', 'replaced'].includes(mode(field))).map(({ name }) => name))
    const sent = Object.fromEntries(Object.entries(edited).filter(([name]) => mine.has(name)))
    if (Object.keys(sent).length === 0) return done()
    finish(await edit.save(sent))
  }
  useShortcut('mod+enter', () => void save())

  if (conflict) {
    const merge = async () => {
      const chosen = resolved(conflict.clashes)
      edit.settle(chosen)
      finish(Object.keys(chosen).length === 0 || (await edit.save(chosen, conflict.current.version)))
    }
    return (
      <div className="lq-body">
        <UnsavedGuard dirty={dirty} />
        <ConflictPanel form={form} conflict={conflict} base={base} labels={labels} busy={busy} choose={(clashes) => edit.setConflict({ ...conflict, clashes })} save={() => void merge()} discard={() => { edit.settle({}); done() }} />
      </div>
    )
  }
  return (
    <>
      <UnsavedGuard dirty={dirty} />
      <div className="lq-body">
        {edit.formChanged && <div className="lq-notice" role="alert"><div className="b">{t('form.changed_title')}</div>{t('form.changed')}</div>}
        {edit.failure && <div className="lq-summary" role="alert"><div className="b danger">{edit.failure}</div><div className="t2">{t('form.failed_kept')}</div></div>}
        <ProblemSummary placed={placed} form={form} told={edit.judged ? edit.problems : null} reveal={pages.reveal} />
        <LiveProblems problems={live} />
        <div className="card lq-sheet-card">
          <RecordForm form={form} values={values} labels={labels} problems={placed.byField} mode={mode} computed={computed} pages={pages} onChange={edit.change} />
        </div>
      </div>
      <div className="lq-foot">
        <Button type="primary" loading={busy} onClick={() => void save()}>{t('record.save')}</Button>
        <Button onClick={done}>{t('common.cancel')}</Button>
        <span className="s12 t3 lq-keys">{t('form.keys')}</span>
      </div>
    </>
  )
}
