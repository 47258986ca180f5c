import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import { Icon } from '@/kit/icons'
import type { FieldMeta, TableMeta } from '../types'
import { Value } from '../values/Value'
import { widgetOf } from '../widgets'
import { duplicated, freshRow, inserted, isGiven, moved, removed, withCell, type Row } from './rows'
import { Totals } from './Totals'

interface Props {
  id: string
  field: FieldMeta
  table: TableMeta
  rows: readonly Row[]
  change: (rows: Row[]) => void
  most: number
  problems: ReadonlyMap<string, string>
  disabled?: boolean
}

const SHOWN = 20

/** Rows on a phone: a card each; the open one is written with the controls of the form. */
export const RowCards = ({ id, field, table, rows, change, most, problems, disabled }: Props) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState<number | null>(null)
  const [shown, setShown] = useState(SHOWN)
  const isBad = (at: number) => [...problems.keys()].some((key) => key.startsWith(`${at}/`))
  const control = (row: Row, at: number, column: FieldMeta) => {
    const Widget = widgetOf(column.type)
    const [name, problem] = [`${id}-${at}-${column.name}`, problems.get(`${at}/${column.name}`)]
    return (
      <div key={column.uid} className={problem ? 'lq-field bad' : 'lq-field'}>
        <label htmlFor={name}>{label(column.label)}{column.required && <span className="star"> *</span>}</label>
        {isGiven(column) ? <div id={name} className="lq-fixed"><Value field={column} value={row[column.name]} inline /></div> : <Widget id={name} field={column} value={row[column.name] ?? null} invalid={Boolean(problem)} onChange={(value) => change(withCell(rows, at, column.name, value))} />}
        {problem && <div className="problem s12">{problem}</div>}
      </div>
    )
  }
  return (
    <div className="lq-rows cards" data-rows={field.name} id={id} role="group" aria-label={label(field.label)}>
      <ol>
        {rows.slice(0, shown).map((row, at) => (
          <li key={at} className={isBad(at) ? 'card bad' : 'card'}>
            <div className="row g4">
              <button type="button" className="lq-link sp" aria-expanded={open === at} onClick={() => setOpen(open === at ? null : at)}>{t('form.rows_row', { number: at + 1 })}</button>
              {!disabled && <>
                <IconButton small icon="up" label={t('form.rows_up_n', { number: at + 1 })} disabled={at === 0} onClick={() => { change(moved(rows, at, at - 1)); setOpen(null) }} />
                <IconButton small icon="down" label={t('form.rows_down_n', { number: at + 1 })} disabled={at === rows.length - 1} onClick={() => { change(moved(rows, at, at + 1)); setOpen(null) }} />
                <IconButton small icon="copy" label={t('form.rows_duplicate', { number: at + 1 })} onClick={() => change(duplicated(rows, at))} />
                <IconButton small icon="trash" label={t('form.rows_remove', { number: at + 1 })} onClick={() => { change(removed(rows, at)); setOpen(null) }} />
              </>}
            </div>
            {open === at && !disabled
              ? table.columns.map((column) => control(row, at, column))
              : <dl>{table.columns.filter(({ name }) => row[name] != null).map((column) => <div key={column.uid}><dt className="t3">{label(column.label)}</dt><dd><Value field={column} value={row[column.name]} inline /></dd></div>)}</dl>}
          </li>
        ))}
      </ol>
      {rows.length > shown && <Button block onClick={() => setShown(shown + 100)}>{t('form.rows_more', { count: rows.length - shown })}</Button>}
      <Totals table={table} rows={rows} />
      {!disabled && <Button block icon={<Icon name="plus" size={12} />} disabled={rows.length >= most} onClick={() => { change(inserted(rows, rows.length, freshRow(table.columns))); setShown(Math.max(shown, rows.length + 1)); setOpen(rows.length) }}>{t('form.rows_add')}</Button>}
    </div>
  )
}
