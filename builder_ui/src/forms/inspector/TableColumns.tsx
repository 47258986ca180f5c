import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freeName, newUid, updateField, type Column, type Field } from '@/document'
import { ExpressionField } from '@/formulas/ExpressionField'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import { Icon } from '@/kit/icons'
import { typeNamed } from '@/studio/catalogue'
import { useDesigner, useForm } from '../designer'
import { COLUMN_TYPES, TOTALLED } from '../tables'
import { typeIcon } from '../icons'
import { ColumnOptions } from './ColumnOptions'
import { Group, LabelRow, Row, Toggle } from './rows'
import { useRows, wantedOf } from './useStanding'

const without = (column: Column): Column => Object.fromEntries(Object.entries(column).filter(([, value]) => value !== undefined)) as unknown as Column

/** The columns of a sub-table: added, named, put in order and taken away by click and by keyboard. */
export const TableColumns = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const { catalogue } = useDesigner()
  const run = useForm((state) => state.run)
  const { rows, own, prepare } = useRows(field)
  const [open, setOpen] = useState<string>()
  const columns = field.fields ?? []
  const set = (next: readonly Column[]) => run(updateField(field.uid, { fields: next }))
  const change = (uid: string, what: { [K in keyof Column]?: Column[K] | undefined }) => set(columns.map((each) => (each.uid === uid ? without({ ...each, ...what } as Column) : each)))
  const move = (at: number, by: number) => {
    const next = [...columns]
    const [one] = next.splice(at, 1)
    if (one) next.splice(at + by, 0, one)
    set(next)
  }
  const add = () => {
    const uid = newUid()
    set([...columns, { uid, name: freeName('column', columns.map(({ name }) => name)), type: 'text', label: { zh: t('forms.column_new_zh'), en: t('forms.column_new_en') } }])
    setOpen(uid)
  }
  const types = catalogue.field_types.filter(({ name }) => COLUMN_TYPES.has(name))
  const details = (column: Column) => (
    <div className="lq-column-body">
      <LabelRow property={`columns.${column.name}.label`} title={t('forms.label')} value={column.label} needed change={(text) => text && change(column.uid, { label: text })} />
      <Row property={`columns.${column.name}.name`} title={t('forms.technical_name')}>
        {(id) => <Input id={id} key={column.name} defaultValue={column.name} onBlur={({ target }) => { if (/^[a-z][a-z0-9_]{0,47}$/.test(target.value) && !columns.some((other) => other.uid !== column.uid && other.name === target.value)) change(column.uid, { name: target.value }); else target.value = column.name }} />}
      </Row>
      <Row property={`columns.${column.name}.type`} title={t('forms.column_type')}>
        {(id) => <Select id={id} value={column.type} showSearch={{ optionFilterProp: 'label' }} onChange={(type: string) => change(column.uid, { type, options: undefined, default: undefined })} options={types.map((type) => ({ value: type.name, label: label(type.label) }))} />}
      </Row>
      <ColumnOptions column={column} change={(options) => change(column.uid, { options })} />
      <LabelRow property={`columns.${column.name}.help`} title={t('forms.help')} value={column.help} hint={t('common.none')} change={(help) => change(column.uid, { help })} />
      <Toggle property={`columns.${column.name}.required`} title={t('common.required')} value={column.required ?? false} change={(on) => change(column.uid, { required: on || undefined })} />
      {TOTALLED.has(column.type) && <Toggle property={`columns.${column.name}.total`} title={t('forms.column_total')} value={column.total ?? true} change={(on) => change(column.uid, { total: on ? undefined : false })} />}
      <ExpressionField
        withoutTrial property={`columns.${column.name}.required_if`} place={rows} own={own} prepare={prepare} title={t('forms.required_if')} none={t('forms.required_if_none')}
        text={column.required_if} change={(required_if) => change(column.uid, { required_if })}
      />
      <ExpressionField
        withoutTrial property={`columns.${column.name}.computed`} place={{ ...rows, wanted: wantedOf(column) ?? 'any' }} own={own} prepare={prepare} title={t('forms.column_computed')} none={t('forms.column_computed_none')}
        text={column.computed} change={(computed) => change(column.uid, { computed })}
      />
    </div>
  )
  return (
    <Group title={t('forms.columns')}>
      <ol className="lq-columns" data-property="fields">
        {columns.map((column, at) => (
          <li key={column.uid}>
            <div className="row g4">
              <Icon name={typeIcon(typeNamed(catalogue, column.type)?.icon)} className="t3" />
              <button type="button" className="lq-link sp nw" aria-expanded={open === column.uid} onClick={() => setOpen(open === column.uid ? undefined : column.uid)}>{label(column.label) || column.name}</button>
              <IconButton small icon="up" label={t('forms.column_up', { column: label(column.label) })} disabled={at === 0} onClick={() => move(at, -1)} />
              <IconButton small icon="down" label={t('forms.column_down', { column: label(column.label) })} disabled={at === columns.length - 1} onClick={() => move(at, 1)} />
              <IconButton small icon="trash" label={t('forms.column_remove', { column: label(column.label) })} onClick={() => set(columns.filter(({ uid }) => uid !== column.uid))} />
            </div>
            {open === column.uid && details(column)}
          </li>
        ))}
      </ol>
      <Button size="small" icon={<Icon name="plus" size={12} />} onClick={add}>{t('forms.column_add')}</Button>
    </Group>
  )
}
