import { Checkbox, Segmented, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { newUid } from '@/document'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import type { FieldGrant, GrantBody, RoleBody, See, Write } from '../bodies'
import { useEditor } from '../editor/context'
import { useFormFields } from './useFormFields'

const SEES: readonly See[] = ['hidden', 'masked', 'clear']
const WRITES: readonly Write[] = ['never', 'when_creating', 'always']

/** More lines than these are set in the matrix of all fields. */
const LINES = 30

/** What of each field is seen and written: one line for all ordinary fields, and one for each that differs. */
export const FieldGrants = ({ grant, at: pointer, denies, set }: { grant: GrantBody; at: string; denies: boolean; set: (fields: readonly FieldGrant[]) => void }) => {
  const { t } = useTranslation()
  const { app, name: role } = useEditor<RoleBody>()
  const { own } = useFormFields(app, grant.form)
  const replace = (at: number, what: Partial<FieldGrant>) => set(grant.fields.map((entry, position) => (position === at ? { ...entry, ...what } : entry)))
  const named = new Set(grant.fields.map(({ field }) => field))
  const choices = [
    ...(named.has('*') ? [] : [{ value: '*', label: t(denies ? 'conditions.every_field' : 'studio.all_fields') }]),
    ...own.filter(({ name }) => !named.has(name)).map((field) => ({ value: field.name, label: `${label(field.label)}${field.field?.sensitivity ? ` · ${field.field.sensitivity}` : ''}` })),
  ]
  const add = (field: string) => {
    // a denial is a ceiling: what it leaves
    const entry: FieldGrant = { uid: newUid(), field, see: denies ? 'hidden' : 'clear', write: denies ? 'never' : 'always' }
    // the line for all other fields stays last, as it is read
    const star = grant.fields.findIndex((each) => each.field === '*')
    set(star < 0 ? [...grant.fields, entry] : [...grant.fields.slice(0, star), entry, ...grant.fields.slice(star)])
  }
  return (
    <div className="lq-grants">
      <table className="lq-matrix fields">
        <caption className="lq-hidden">{t('studio.fields_of')}</caption>
        <thead><tr><th scope="col">{t('studio.field')}</th><th scope="col">{t(denies ? 'conditions.see_most' : 'studio.see')}</th><th scope="col">{t(denies ? 'conditions.write_most' : 'studio.write')}</th><th><span className="lq-hidden">{t('common.actions')}</span></th></tr></thead>
        <tbody>
          {grant.fields.map((entry, at) => {
            if (at >= LINES && entry.field !== '*') return null
            const field = own.find(({ name }) => name === entry.field)
            const name = entry.field === '*' ? t(denies ? 'conditions.every_field' : 'studio.all_fields') : label(field?.label) || entry.field
            return (
              <tr key={entry.uid ?? entry.field} data-pointer={`${pointer}/fields/${at}`}>
                <th scope="row">{name}{field?.field?.sensitivity && <span className="tag amber">{field.field.sensitivity}</span>}</th>
                <td><Segmented<See> size="small" value={entry.see} aria-label={`${name} ${t('studio.see')}`} name={`${grant.uid}-see-${at}`} options={SEES.map((see) => ({ value: see, label: t(`studio.see_${see}`) }))} onChange={(see) => replace(at, see === 'masked' ? { see } : { see, unmask: undefined })} />
                  {entry.see === 'masked' && !denies && field?.field?.sensitivity !== 'C3' && <Checkbox className="s12" checked={entry.unmask === true} aria-label={t('acts.unmask_role_of', { name })} onChange={(event) => replace(at, { unmask: event.target.checked || undefined })}>{t('acts.unmask_role')}</Checkbox>}</td>
                <td><Segmented<Write> size="small" value={entry.write} aria-label={`${name} ${t('studio.write')}`} name={`${grant.uid}-write-${at}`} options={WRITES.map((write) => ({ value: write, label: t(`studio.write_${write}`) }))} onChange={(write) => replace(at, { write })} /></td>
                <td><IconButton small icon="close" label={t('studio.remove_field_grant', { name })} onClick={() => set(grant.fields.filter((each) => each !== entry))} /></td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {grant.fields.length > LINES + 1 && <p className="lq-panel-note t2 s12">{t('matrix.more_lines', { count: grant.fields.length - LINES - (named.has('*') ? 1 : 0) })}</p>}
      <Link className="lq-all-fields" to="/build/$app/rights/$form" params={{ app, form: grant.form.split('/').pop() ?? grant.form }} search={{ role }}>{t('matrix.open')}</Link>
      <Select className="lq-add-select" value={null} placeholder={t('studio.add_field_grant')} aria-label={t('studio.add_field_grant')} showSearch={{ optionFilterProp: 'label' }} options={choices} disabled={choices.length === 0} onChange={(field: string | null) => field && add(field)} />
    </div>
  )
}
