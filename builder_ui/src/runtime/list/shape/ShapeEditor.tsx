import { Button, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import { usePhone } from '@/kit/usePhone'
import type { List } from '../useList'
import { groupable, groupText, isMoment, totalsOf, totalsText, units, type Of, type Unit } from './shape'
import './shape.css'

/** How the list stands on the page: as a table or cards, in groups, with totals. */
export const ShapeEditor = ({ list }: { list: List }) => {
  const { t } = useTranslation()
  const phone = usePhone()
  const { group, totals, columns } = list
  const fields = groupable(columns)
  const by = columns.find((column) => column.name === group?.field)
  const ask = list.ask
  const left = columns.filter((column) => totalsOf(column).length > 0 && !totals.some((one) => one.field === column.name))
  return (
    <div className="lq-shape" role="group" aria-label={t('many.shape')}>
      {!phone && (
        <div className="one"><span className="t2">{t('many.look_as')}</span>
          <Segmented aria-label={t('many.look_as')} value={list.look} options={[{ value: 'table', label: t('many.as_table') }, { value: 'cards', label: t('many.as_cards') }]} onChange={(look) => ask({ as: look === 'cards' ? 'cards' : undefined })} />
        </div>
      )}
      <div className="one"><label htmlFor="shape-group" className="t2">{t('many.group')}</label>
        <Select id="shape-group" className="lq-wide" value={group?.field ?? ''} showSearch={{ optionFilterProp: 'label' }} options={[{ value: '', label: t('many.group_none') }, ...fields.map((one) => ({ value: one.name, label: label(one.label) }))]} onChange={(field) => ask({ group: field || undefined })} />
      </div>
      {by && isMoment(by) && (
        <div className="one"><span className="t2">{t('many.unit')}</span>
          <Segmented aria-label={t('many.unit')} value={group?.unit || 'month'} options={units.map((unit) => ({ value: unit, label: t(`many.unit_${unit}`) }))} onChange={(unit) => ask({ group: groupText({ field: by.name, unit: unit as Unit }) })} />
        </div>
      )}
      <div className="hd b">{t('many.totals')}</div>
      {totals.length === 0 && <p className="t3 s12">{t('many.total_none')}</p>}
      {totals.map((one) => {
        const column = columns.find((each) => each.name === one.field)
        if (!column) return null
        const name = label(column.label)
        return (
          <div className="one total" key={one.field}><span className="nw">{name}</span>
            <Select aria-label={t('many.of', { field: name })} value={one.of} options={totalsOf(column).map((of) => ({ value: of, label: t(`many.of_${of}`) }))} onChange={(of: Of) => ask({ totals: totalsText(totals.map((each) => (each.field === one.field ? { ...each, of } : each))) })} />
            <IconButton icon="close" label={t('many.total_remove', { field: name })} onClick={() => ask({ totals: totalsText(totals.filter((each) => each.field !== one.field)) })} />
          </div>
        )
      })}
      {left.length > 0 && totals.length < 8 && (
        <Select className="lq-wide" aria-label={t('many.total_field')} placeholder={t('many.total_field')} value={null} options={left.map((one) => ({ value: one.name, label: label(one.label) }))} onChange={(name: string | null) => {
          const column = columns.find((one) => one.name === name)
          const of = column && totalsOf(column)[0]
          if (name && of) ask({ totals: totalsText([...totals, { field: name, of }]) })
        }} />
      )}
      {(group || totals.length > 0) && <Button type="text" onClick={() => ask({ group: undefined, totals: undefined })}>{t('list.columns_reset')}</Button>}
    </div>
  )
}
