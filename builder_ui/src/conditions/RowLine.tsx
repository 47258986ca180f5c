import { Select } from 'antd'
import { useEffect, useId, useRef } from 'react'
import type { RefSelectProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import { useBuilder } from './builder'
import { isComplete, type Row } from './drawing'
import { fieldOptions, finds, type Reach } from './fields'
import { firstValue, operandOf, operatorsOf, sameOperand, wordsOf } from './operators'
import { ValueInput } from './ValueInput'

interface Props {
  row: Row
  form: string | undefined
  index: number
  usable: readonly Reach[]
}

/** One condition: a field, how it is compared, with what. */
export const RowLine = ({ row, form, index, usable }: Props) => {
  const { t } = useTranslation()
  const id = useId()
  const { put, own, names, fresh, strict } = useBuilder()
  const picker = useRef<RefSelectProps>(null)
  useEffect(() => {
    if (fresh.current !== row.key) return
    fresh.current = undefined
    picker.current?.focus()
  }, [fresh, row.key])

  const reached = usable.find(({ path }) => path === row.field)
  const operators = reached ? operatorsOf(reached.member) : []
  const choose = (path: string) => {
    const next = usable.find((each) => each.path === path)
    if (!next) return
    const op = operatorsOf(next.member)[0] ?? 'eq'
    put(row.key, { ...row, field: path, op, value: firstValue(next.member, op) })
  }
  const compare = (op: string) => {
    put(row.key, { ...row, op, value: row.value !== undefined && sameOperand(row.op, op) ? row.value : reached && firstValue(reached.member, op) })
  }
  const lacks = strict && !isComplete(row)
  const home = form === undefined ? own : (label(names.forms[form]?.label) || own)
  return (
    <div className="lq-cond-row" role="group" aria-label={t('conditions.row', { index: index + 1 })}>
      <Select
        ref={picker} value={reached ? row.field : undefined} aria-label={t('conditions.field')} placeholder={row.field || t('conditions.field')} status={reached ? undefined : 'error'}
        showSearch={{ filterOption: (typed, option) => finds(typed, option as { also?: string } | undefined) }} popupMatchSelectWidth={280} options={fieldOptions(usable, home)} onChange={choose}
      />
      <Select
        value={row.op} aria-label={t('conditions.op')} popupMatchSelectWidth={false} onChange={compare}
        options={operators.map((op) => ({ value: op, label: reached ? t(wordsOf(op, reached.member)) : op }))}
      />
      <div className="value">
        {reached && operandOf(row.op) !== 'none' && <ValueInput id={id} row={row} reached={reached} usable={usable} own={home} invalid={lacks} tell={(value) => put(row.key, { ...row, value })} />}
        {lacks && <span className="s12 lq-amber">{t('conditions.lacks')}</span>}
      </div>
      <IconButton small icon="close" label={t('conditions.remove', { index: index + 1 })} onClick={() => put(row.key, undefined)} />
    </div>
  )
}
