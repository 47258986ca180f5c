import { App, Button, ConfigProvider } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import { label } from '@/i18n'
import { RecordForm } from '@/runtime/form/RecordForm'
import { modeOfNew } from '@/runtime/form/useNewRecord'
import type { FormMeta, Json, Values } from '@/runtime/types'
import type { Device } from './designer'

type Shown = string | string[] | null

const empty = (value: Json | undefined): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** The form under the hands of somebody filling it in: the portal's own renderer, with nobody behind it who saves. */
export const PreviewForm = ({ form, device }: { form: FormMeta; device: Device }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [values, setValues] = useState<Values>(() => Object.fromEntries(form.fields.map((field) => [field.name, field.default])))
  const [labels, setLabels] = useState<Record<string, Shown>>({})
  const [problems, setProblems] = useState(new Map<string, Problem[]>())
  const change = (name: string, value: Json, shown?: Shown) => {
    setValues((before) => ({ ...before, [name]: value }))
    if (shown !== undefined) setLabels((before) => ({ ...before, [name]: shown }))
    setProblems((before) => new Map([...before].filter(([field]) => field !== name)))
  }
  const submit = () => {
    const missing = form.fields.filter((field) => field.required && modeOfNew(field) === 'written' && empty(values[field.name]))
    const problem = (name: string): Problem => ({ path: `/values/${name}`, code: 'required', message: t('forms.preview_required'), params: {}, severity: 'error' })
    setProblems(new Map(missing.map(({ name }) => [name, [problem(name)]])))
    if (missing.length === 0) message.success(t('forms.preview_ok'))
  }
  return (
    <ConfigProvider componentSize={device === 'phone' ? 'large' : 'middle'}>
      <div className="lq-preview-paper">
        <div className="sheet">
          <h2>{label(form.label)}</h2>
          {form.description && <p className="t3">{label(form.description)}</p>}
          <RecordForm form={form} values={values} labels={labels} problems={problems} mode={modeOfNew} onChange={change} />
        </div>
        <footer>
          <Button type="primary" onClick={submit}>{t('forms.preview_submit')}</Button>
        </footer>
      </div>
    </ConfigProvider>
  )
}
