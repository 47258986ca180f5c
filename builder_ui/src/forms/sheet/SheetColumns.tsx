import { Checkbox, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import type { Catalogue } from '@/studio/catalogue'
import { selectOptions, useReferables } from '@/studio/referables'
import { APART, CHOOSING, lacksSet, nameFault, type Planned } from './columns'

interface Props {
  app: string
  catalogue: Catalogue
  columns: readonly Planned[]
  taken: ReadonlySet<string>
  change: (key: number, what: Partial<Planned>) => void
}

/** Every column as the field it would become: looked over and changed before anything is added. */
export const SheetColumns = ({ app, catalogue, columns, taken, change }: Props) => {
  const { t } = useTranslation()
  const { groups } = useReferables(app, 'option_set')
  const types = catalogue.field_types.filter(({ name }) => !APART.has(name)).map((type) => ({ value: type.name, label: label(type.label) }))
  const head = ['take', 'label', 'name', 'type', 'required', 'samples'] as const
  return (
    <div className="lq-sheet" role="region" aria-label={t('sheet.columns')} tabIndex={0}>
      <table>
        <thead><tr>{head.map((each) => <th key={each} scope="col">{each === 'take' ? <span className="lq-hidden">{t('sheet.take')}</span> : t(`sheet.${each}`)}</th>)}</tr></thead>
        <tbody>
          {columns.map((column) => {
            const { key, title } = column
            const fault = nameFault(column, columns, taken)
            return (
              <tr key={key} className={column.chosen ? '' : 'off'}>
                <td><Checkbox checked={column.chosen} aria-label={t('sheet.take_of', { title })} onChange={({ target }) => change(key, { chosen: target.checked })} /></td>
                <td><Input size="small" value={column.label} maxLength={100} disabled={!column.chosen} status={column.chosen && column.label.trim() === '' ? 'error' : undefined} aria-label={t('sheet.label_of', { title })} onChange={({ target }) => change(key, { label: target.value })} /></td>
                <td>
                  <Input size="small" className="mono" value={column.name} maxLength={48} disabled={!column.chosen} status={fault ? 'error' : undefined} aria-label={t('sheet.name_of', { title })} onChange={({ target }) => change(key, { name: target.value.trim().toLowerCase() })} />
                  {fault && <span className="s12 danger">{t(`forms.name_${fault}`)}</span>}
                </td>
                <td>
                  <Select size="small" value={column.type} disabled={!column.chosen} showSearch={{ optionFilterProp: 'label' }} aria-label={t('sheet.type_of', { title })} options={types} onChange={(type: string) => change(key, { type, options: {} })} />
                  {column.chosen && CHOOSING.has(column.type) && (
                    <Select
                      size="small" value={column.set || (column.choices.length > 0 ? '' : undefined)} status={lacksSet(column) ? 'error' : undefined} showSearch={{ optionFilterProp: 'label' }} aria-label={t('sheet.set_of', { title })} placeholder={t('forms.choose_set')}
                      options={[...(column.choices.length > 0 ? [{ value: '', label: t('sheet.new_set', { count: column.choices.length }) }] : []), ...selectOptions(groups)]} onChange={(set: string) => change(key, { set })}
                    />
                  )}
                </td>
                <td><Checkbox checked={column.required} disabled={!column.chosen} aria-label={t('sheet.required_of', { title })} onChange={({ target }) => change(key, { required: target.checked })} /></td>
                <td className="t3 s12 nw" title={column.samples.join('\n')}>{(CHOOSING.has(column.type) && column.choices.length > 0 ? column.choices.map((each) => each.label) : column.samples).join('、') || '—'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
