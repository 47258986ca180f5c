import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import type { Catalogue, Condition } from '../types'
import { ConditionValue } from './ConditionValue'
import { filterable, isComplete, operatorsOf, type Column } from './filter'

interface Props {
  columns: readonly Column[]
  catalogue: Catalogue
  filter: readonly Condition[]
  apply: (filter: Condition[]) => void
  /** Conditions in groups instead. */
  advance: () => void
}

/** Conditions joined by and: field, operator, value; each field offers its own operators. */
export const FilterEditor = ({ columns, catalogue, filter, apply, advance }: Props) => {
  const { t } = useTranslation()
  const usable = filterable(columns, catalogue)
  const fresh = (name?: string): Condition[] => {
    const column = usable.find((one) => one.name === name) ?? usable[0]
    return column ? [{ field: column.name, op: operatorsOf(column, catalogue)[0]?.name ?? 'eq' }] : []
  }
  const [conditions, setConditions] = useState<Condition[]>(() => (filter.length > 0 ? [...filter] : fresh()))
  const [tried, setTried] = useState(false)
  const put = (at: number, condition: Condition) => setConditions(conditions.map((one, i) => (i === at ? condition : one)))
  const operatorOf = (condition: Condition) => {
    const column = usable.find((one) => one.name === condition.field)
    return column && operatorsOf(column, catalogue).find((one) => one.name === condition.op)
  }
  const submit = () => {
    setTried(true)
    if (conditions.every((one) => isComplete(one, operatorOf(one)))) apply(conditions)
  }
  return (
    <form className="lq-filter" onSubmit={(event) => { event.preventDefault(); submit() }}>
      <div className="s12 t3">{conditions.length > 0 ? t('list.filter_all') : t('list.filter_none')}</div>
      {conditions.map((condition, i) => {
        const column = usable.find((one) => one.name === condition.field)
        if (!column) return null
        const operator = operatorOf(condition)
        const missing = tried && !isComplete(condition, operator)
        return (
          <div className="line" key={i} role="group" aria-label={label(column.label)}>
            <Select aria-label={t('list.filter_field')} value={column.name} showSearch={{ optionFilterProp: 'label' }} options={usable.map((one) => ({ value: one.name, label: label(one.label) }))} onChange={(name) => put(i, fresh(name)[0] ?? condition)} />
            <Select aria-label={t('list.filter_op')} value={condition.op} options={operatorsOf(column, catalogue).map((one) => ({ value: one.name, label: label(one.label) }))} onChange={(op) => {
              const next = operatorsOf(column, catalogue).find((one) => one.name === op)
              put(i, next?.operand === operator?.operand ? { ...condition, op } : { field: condition.field, op })
            }} />
            <div className="value">
              {operator && operator.operand !== 'none' && <ConditionValue id={`condition-${i}`} column={column} operator={operator} condition={condition} invalid={missing} catalogue={catalogue} onChange={(value, text) => put(i, { ...condition, value, text })} />}
              {missing && <div className="s12 danger">{t('list.filter_incomplete')}</div>}
            </div>
            <IconButton icon="close" label={t('common.delete')} onClick={() => setConditions(conditions.filter((_, j) => j !== i))} />
          </div>
        )
      })}
      <div className="row g8 foot">
        <Button type="text" icon={<Icon name="plus" />} disabled={conditions.length >= 40} onClick={() => setConditions([...conditions, ...fresh()])}>{t('list.filter_add')}</Button>
        <Button type="text" onClick={advance}>{t('list.advanced')}</Button>
        <span className="sp" />
        {filter.length > 0 && <Button onClick={() => apply([])}>{t('list.filter_clear')}</Button>}
        <Button htmlType="submit" className="lq-outline">{t('list.filter_apply')}</Button>
      </div>
    </form>
  )
}
