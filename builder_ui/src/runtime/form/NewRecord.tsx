import { App, Button } from 'antd'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Empty } from '@/kit/states'
import { useShortcut } from '@/kit/useShortcut'
import { isUploading } from '../files/place'
import type { FormMeta, RecordRow, Values } from '../types'
import { useCircumstances, useLinkage } from '../linkage/useLinkage'
import { LiveProblems } from './LiveProblems'
import { placeProblems } from './problems'
import { ProblemSummary } from './ProblemSummary'
import { RecordForm } from './RecordForm'
import { UnsavedGuard } from './UnsavedGuard'
import { usePages } from './usePages'
import { isKnownOfNew, modeOfNew, sendable, useNewRecord } from './useNewRecord'

const KeptDraft = lazy(async () => ({ default: (await import('./kept/KeptDraft')).KeptDraft }))

/** A form being filled in, from the first letter to the saved record. */
export const NewRecord = ({ form: opened, given }: { form: FormMeta; given?: Values }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const router = useRouter()
  const { form: current, values: filledIn, labels, problems: told, judged, tried, outdated, failure, busy, dirty, touched, change, check, submit } = useNewRecord(opened, given)
  const circumstances = useCircumstances()
  const { form, values, mode, computed, problems, live } = useLinkage({
    form: current, values: filledIn, mode: modeOfNew, isKnown: isKnownOfNew, circumstances, touched, problems: told, isFresh: judged === filledIn, tried,
  })
  const [saved, setSaved] = useState<RecordRow>()
  const written = current.fields.filter((field) => modeOfNew(field) === 'written')
  const placed = useMemo(() => placeProblems(problems, form.fields.filter((field) => mode(field) !== 'hidden').map((field) => field.name)), [problems, form, mode])
  const pages = usePages(form, (field) => mode(field) !== 'hidden', placed.byField, judged)
  const goesOn = pages.as === 'steps' && !pages.isLast

  const next = async () => {
    const to = pages.pages[pages.index + 1]
    if (to && (await check(sendable(form, values, mode), pages.inSight))) pages.show(to.name)
  }
  const save = async () => {
    if (busy) return
    if (isUploading()) return void message.info(t('form.file_wait'))
    if (goesOn) return next()
    const record = await submit(sendable(form, values, mode))
    if (!record) return
    setSaved(record)
    message.success(record.case
      ? t('form.created_case', { title: record.title || label(form.label), number: record.case.number, next: record.case.next.map((one) => `${label(one.label)} ${one.people.map((person) => person.label ?? '?').join(' ')}`).join('，') })
      : t('form.created', { title: record.title || label(form.label) }), record.case ? 6 : undefined)
    await navigate({ to: '/app/$app/form/$form/$record', params: { app: form.app, form: form.name, record: record.id }, replace: true, ignoreBlocker: true })
  }
  useShortcut('mod+enter', () => void save(), !saved)
  const cancel = () => (router.history.canGoBack() ? router.history.back() : void navigate({ to: '/app/$app', params: { app: form.app } }))

  if (written.length === 0) return <div className="lq-body"><div className="card"><Empty icon="form" title={t('form.no_fields')} why={t('form.no_fields_why')} /></div></div>
  return (
    <>
      <UnsavedGuard dirty={dirty && !saved} />
      <div className="lq-body">
        {!given && <Suspense><KeptDraft form={current} values={filledIn} labels={labels} touched={touched} saved={saved !== undefined} change={change} /></Suspense>}
        {outdated && (
          <div className="lq-notice lq-sheet-width" role="alert">
            <div className="b">{t('form.changed_title')}</div>
            <div>{t('form.changed')}</div>
            {outdated.length > 0 && <div>{t('form.changed_gone', { fields: outdated.map((field) => `${label(field.label)} ${String(values[field.name])}`).join('、') })}</div>}
          </div>
        )}
        {failure && <div className="lq-summary" role="alert"><div className="b danger">{failure}</div><div className="t2">{t('form.failed_kept')}</div></div>}
        <ProblemSummary placed={placed} form={form} told={judged ? told : null} reveal={pages.reveal} />
        <LiveProblems problems={live} />
        <div className="card lq-sheet-card">
          {form.description && <p className="t3 lq-about">{label(form.description)}</p>}
          <RecordForm form={form} values={values} labels={labels} problems={placed.byField} mode={mode} computed={computed} pages={pages} onChange={change} />
        </div>
      </div>
      <div className="lq-foot">
        <Button type="primary" loading={busy} onClick={() => void save()}>{t(goesOn ? 'form.step_next' : 'form.submit')}</Button>
        {pages.as === 'steps' && pages.index > 0 && <Button onClick={() => pages.show(pages.pages[pages.index - 1]?.name ?? '')}>{t('form.step_back')}</Button>}
        <Button onClick={cancel}>{t('common.cancel')}</Button>
        <span className="s12 t3 lq-keys">{t(goesOn ? 'form.step_keys' : 'form.keys')}</span>
      </div>
    </>
  )
}
