import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CHECK_MESSAGE, freeName, newUid, updateForm, type FormCheck } from '@/document'
import { ExpressionField } from '@/formulas/ExpressionField'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { useForm } from '../designer'
import { Group, LabelRow, Row } from './rows'
import { useStanding } from './useStanding'

/** What must not be so when a record is saved, and what its writer is told then. */
export const FormChecks = () => {
  const { t } = useTranslation()
  const doc = useForm((state) => state.doc)
  const run = useForm((state) => state.run)
  const { place, own, prepare } = useStanding()
  const checks = doc.checks ?? []
  const set = (next: readonly FormCheck[]) => run(updateForm({ checks: next.length > 0 ? next : undefined }))
  const change = (uid: string, what: Partial<FormCheck>) => set(checks.map((each) => (each.uid === uid ? (Object.fromEntries(Object.entries({ ...each, ...what }).filter(([, value]) => value !== undefined)) as unknown as FormCheck) : each)))
  const add = () => set([...checks, { uid: newUid(), name: freeName('check', checks.map(({ name }) => name)), fails_if: '', message: CHECK_MESSAGE }])
  return (
    <Group title={t('forms.checks')}>
      <div data-property="checks" className="lq-ins-list">
        {checks.map((check, index) => (
          <section key={check.uid} className="lq-check" aria-label={t('forms.check_n', { index: index + 1 })}>
            <header className="row g4"><h4 className="s12 t3 sp">{t('forms.check_n', { index: index + 1 })}</h4><IconButton small icon="trash" label={t('forms.check_remove', { index: index + 1 })} onClick={() => set(checks.filter(({ uid }) => uid !== check.uid))} /></header>
            <ExpressionField place={place} own={own} prepare={prepare} title={t('forms.fails_if')} none={t('forms.fails_if_none')} text={check.fails_if === '' ? undefined : check.fails_if} change={(text) => change(check.uid, { fails_if: text ?? '' })} />
            <LabelRow property={`checks.${index}.message`} title={t('forms.check_message')} value={check.message} needed change={(message) => message && change(check.uid, { message })} />
            <Row property={`checks.${index}.at`} title={t('forms.check_at')}>
              {(id) => (
                <Select
                  id={id} allowClear value={check.at} placeholder={t('forms.check_at_form')} showSearch={{ optionFilterProp: 'label' }} onChange={(at?: string) => change(check.uid, { at })}
                  options={doc.fields.map((field) => ({ value: field.name, label: label(field.label) || field.name }))}
                />
              )}
            </Row>
          </section>
        ))}
        <Button size="small" icon={<Icon name="plus" size={12} />} onClick={add}>{t('forms.check_add')}</Button>
      </div>
    </Group>
  )
}
