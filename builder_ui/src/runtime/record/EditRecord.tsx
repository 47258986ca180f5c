import { App, Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '@/kit/useShortcut'
import { placeProblems } from '../form/problems'
import { ProblemSummary } from '../form/ProblemSummary'
import { RecordForm } from '../form/RecordForm'
import { UnsavedGuard } from '../form/UnsavedGuard'
import type { FormMeta, RecordRow } from '../types'
import { resolved } from './conflict'
import { ConflictPanel } from './ConflictPanel'
import { modeOfExisting } from './rights'
import { useEditRecord } from './useEditRecord'

/** The details being edited in place. */
export const EditRecord = ({ form: opened, record, done }: { form: FormMeta; record: RecordRow; done: () => void }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const edit = useEditRecord(opened, record)
  const { form, base, values, labels, problems, conflict, busy, dirty } = edit
  const shown = useMemo(() => form.fields.filter((field) => modeOfExisting(field, base) !== 'hidden').map((field) => field.name), [form, base])
  const placed = useMemo(() => placeProblems(problems, shown), [problems, shown])

  const finish = (ok: boolean) => {
    if (!ok) return
    message.success(t('record.saved'))
    done()
  }
  const save = async () => {
    if (busy || conflict) return
    if (!dirty) return done()
    finish(await edit.save())
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
        <ProblemSummary placed={placed} fields={form.fields} />
        <div className="card lq-sheet-card">
          <RecordForm form={form} values={values} labels={labels} problems={placed.byField} mode={(field) => modeOfExisting(field, base)} onChange={edit.change} />
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
