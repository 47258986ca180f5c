import { App, Button, ConfigProvider } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import { label } from '@/i18n'
import { LiveProblems } from '@/runtime/form/LiveProblems'
import { placeProblems } from '@/runtime/form/problems'
import { ProblemSummary } from '@/runtime/form/ProblemSummary'
import { RecordForm } from '@/runtime/form/RecordForm'
import { usePages } from '@/runtime/form/usePages'
import { isKnownOfNew, modeOfNew } from '@/runtime/form/useNewRecord'
import { useCircumstances, useLinkage } from '@/runtime/linkage/useLinkage'
import type { FieldMeta, FormMeta, Json, Values } from '@/runtime/types'
import { changed } from '@/runtime/values/same'
import { modeOfSample, sampleOf } from './asRole'
import type { Device } from './designer'

const isSeen = (field: FieldMeta): boolean => field.see === 'clear'
type Shown = string | (string | null)[] | null

const empty = (value: Json | undefined): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** The form under the hands of somebody filling it in, or with a `sample` somebody finds it with: the portal's own renderer, with nobody behind it who saves. */
export const PreviewForm = ({ form: draft, device, sample = false }: { form: FormMeta; device: Device; sample?: boolean }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [start] = useState<Values>(() => (sample ? sampleOf(draft) : Object.fromEntries(draft.fields.map((field) => [field.name, field.default]))))
  const [filledIn, setValues] = useState<Values>(start)
  const [labels, setLabels] = useState<Record<string, Shown>>({})
  const [missing, setMissing] = useState<Problem[]>([])
  const [tried, setTried] = useState(false)
  const touched = useMemo(() => new Set(Object.keys(changed(filledIn, start))), [filledIn, start])
  const { form, values, mode, computed, problems, live } = useLinkage({
    form: draft, values: filledIn, mode: sample ? modeOfSample : modeOfNew, isKnown: sample ? isSeen : isKnownOfNew, circumstances: useCircumstances(), touched, problems: missing, isFresh: false, tried,
  })
  const placed = useMemo(() => placeProblems(problems, form.fields.map(({ name }) => name)), [problems, form])
  const change = (name: string, value: Json, shown?: Shown) => {
    setValues((before) => ({ ...before, [name]: value }))
    if (shown !== undefined) setLabels((before) => ({ ...before, [name]: shown }))
    setMissing((before) => before.filter(({ path }) => path !== `/values/${name}`))
  }
  const pages = usePages(form, (field) => mode(field) !== 'hidden', placed.byField, tried ? missing : null)
  const next = pages.as === 'steps' ? pages.pages[pages.index + 1] : undefined
  const submit = () => {
    const asked = new Set(next ? pages.inSight : form.fields.map(({ name }) => name))
    const needed = form.fields.filter((field) => asked.has(field.name) && field.required && mode(field) === 'written' && empty(values[field.name]))
    setMissing(needed.map(({ name }) => ({ path: `/values/${name}`, code: 'required', message: t('forms.preview_required'), params: {}, severity: 'error' })))
    if (next) return needed.length === 0 ? pages.show(next.name) : undefined
    setTried(true)
    const failing = problems.some(({ code }) => code !== 'required')
    if (needed.length === 0 && !failing) message.success(t('forms.preview_ok'))
  }
  return (
    <ConfigProvider componentSize={device === 'phone' ? 'large' : 'middle'}>
      <div className="lq-preview-paper">
        <div className="sheet">
          <h2>{label(form.label)}</h2>
          {form.description && <p className="t3">{label(form.description)}</p>}
          {placed.others.length > 0 && <ProblemSummary placed={{ byField: new Map(), others: placed.others }} form={form} told={null} reveal={pages.reveal} />}
          <LiveProblems problems={live} />
          <RecordForm form={{ fields: form.fields, layout: form.layout, pages: form.pages, pages_as: form.pages_as }} values={values} labels={labels} problems={placed.byField} mode={mode} computed={computed} pages={pages} onChange={change} />
        </div>
        <footer>
          <Button type="primary" onClick={submit}>{t(next ? 'form.step_next' : 'forms.preview_submit')}</Button>
          {pages.as === 'steps' && pages.index > 0 && <Button onClick={() => pages.show(pages.pages[pages.index - 1]?.name ?? '')}>{t('form.step_back')}</Button>}
        </footer>
      </div>
    </ConfigProvider>
  )
}
