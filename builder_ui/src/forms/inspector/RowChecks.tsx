import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CHECK_MESSAGE, freeName, newUid, updateField, type Field, type FormCheck } from '@/document'
import { ExpressionField } from '@/formulas/ExpressionField'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import { Icon } from '@/kit/icons'
import { useForm } from '../designer'
import { Group, LabelRow, Row } from './rows'
import { useRows } from './useStanding'

/** What must not be so in any row of a sub-table. */
export const RowChecks = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const run = useForm((state) => state.run)
  const { rows, own, prepare } = useRows(field)
  const checks = field.checks ?? []
  const set = (next: readonly FormCheck[]) => run(updateField(field.uid, { checks: next.length > 0 ? next : undefined }))
  const change = (uid: string, what: { [K in keyof FormCheck]?: FormCheck[K] | undefined }) => set(checks.map((each) => (each.uid === uid ? (Object.fromEntries(Object.entries({ ...each, ...what }).filter(([, value]) => value !== undefined)) as unknown as FormCheck) : each)))
  return (
    <Group title={t('forms.row_checks')}>
      <div data-property="checks" className="lq-ins-list">
        {checks.map((check, index) => (
          <section key={check.uid} className="lq-check" aria-label={t('forms.check_n', { index: index + 1 })}>
            <header className="row g4"><h4 className="s12 t3 sp">{t('forms.check_n', { index: index + 1 })}</h4><IconButton small icon="trash" label={t('forms.check_remove', { index: index + 1 })} onClick={() => set(checks.filter(({ uid }) => uid !== check.uid))} /></header>
            <ExpressionField
              withoutTrial property={`row_checks.${index}.fails_if`} place={rows} own={own} prepare={prepare} title={t('forms.fails_if')} none={t('forms.fails_if_none')}
              text={check.fails_if === '' ? undefined : check.fails_if} change={(text) => change(check.uid, { fails_if: text ?? '' })}
            />
            <LabelRow property={`row_checks.${index}.message`} title={t('forms.check_message')} value={check.message} needed change={(message) => message && change(check.uid, { message })} />
            <Row property={`row_checks.${index}.at`} title={t('forms.check_at')}>
              {(id) => <Select id={id} allowClear value={check.at} placeholder={t('forms.row_check_at')} onChange={(at?: string) => change(check.uid, { at })} options={(field.fields ?? []).map((column) => ({ value: column.name, label: label(column.label) || column.name }))} />}
            </Row>
          </section>
        ))}
        <Button size="small" icon={<Icon name="plus" size={12} />} onClick={() => set([...checks, { uid: newUid(), name: freeName('check', checks.map(({ name }) => name)), fails_if: '', message: CHECK_MESSAGE }])}>{t('forms.check_add')}</Button>
      </div>
    </Group>
  )
}
