import { Select } from 'antd'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { updateForm } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { GoneFields } from '../change/GoneFields'
import { useForm } from '../designer'
import { PagesRow } from '../pages/PagesRow'
import { Group, LabelRow, Row, Toggle } from './rows'
import { FormChecks } from './FormChecks'
import { FormName } from './FormName'
import { QualityRules } from './QualityRules'
import { UniqueRules } from './UniqueRules'

const OpenAddresses = lazy(async () => ({ default: (await import('./OpenAddresses')).OpenAddresses }))

/** Types whose value can name a record in a few words. */
const TITLES = new Set(['text', 'serial_number', 'phone', 'email', 'id_number', 'choice', 'date', 'reference', 'person', 'integer'])

/** The properties of the form itself. */
export const FormInspector = () => {
  const { t } = useTranslation()
  const doc = useForm((state) => state.doc)
  const run = useForm((state) => state.run)
  return (
    <>
      <header className="lq-ins-head">
        <span className="tile"><Icon name="form" /></span>
        <div className="sp">
          <h2 className="b nw">{label(doc.label)}</h2>
          <p className="s12 t3 nw">{t('forms.form')}·{doc.name}</p>
        </div>
      </header>
      <div className="lq-ins-body">
        <Group>
          <LabelRow property="label" title={t('forms.form_label')} value={doc.label} needed beside change={(text) => text && run(updateForm({ label: text }))} />
          <FormName />
          <LabelRow property="description" title={t('forms.description')} value={doc.description} hint={t('forms.description_hint')} change={(description) => run(updateForm({ description }))} />
          <Row property="title_field" title={t('forms.title_field')} hint={t('forms.title_field_why')}>
            {(id) => (
              <Select
                id={id} allowClear value={doc.title_field} placeholder={t('common.none')} onChange={(name?: string) => run(updateForm({ title_field: name }))}
                options={doc.fields.filter(({ type }) => TITLES.has(type)).map((field) => ({ value: field.name, label: label(field.label) || field.name }))}
              />
            )}
          </Row>
        </Group>
        <PagesRow />
        <Group title={t('forms.form_sharing')}>
          <Toggle property="shared" title={t('forms.shared')} value={doc.shared ?? false} change={(on) => run(updateForm({ shared: on || undefined }))} />
        </Group>
        <Suspense><OpenAddresses /></Suspense>
        <FormChecks />
        <UniqueRules />
        <QualityRules />
        <GoneFields />
      </div>
    </>
  )
}
