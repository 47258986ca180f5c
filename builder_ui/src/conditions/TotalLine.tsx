import { Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { useBuilder } from './builder'
import { isToldWhole, type Related, type Total } from './drawing'
import { fieldOptions, finds, type Reach } from './fields'
import { firstValue, operandOf, operatorsOf, wordsOf } from './operators'
import { totalled, totalMember } from './totals'
import { ValueInput } from './ValueInput'

interface Props {
  part: Related & { has: Total }
  form: string
  /** What may be named outside of the related records: what a total is compared with. */
  usable: readonly Reach[]
}

/** 金额 的合计 大于等于 100万: what of the related records is compared, how, and with what. */
export const TotalLine = ({ part, form, usable }: Props) => {
  const { t } = useTranslation()
  const id = useId()
  const { put, own, names, reach, strict } = useBuilder()
  const fields = totalled(part.has, reach(form))
  const field = fields.find(({ path }) => path === part.field)
  const member = totalMember(part, field?.member)
  const op = part.op ?? 'ge'
  const lacks = strict && !isToldWhole(part)
  const home = label(names.forms[form]?.label) || own
  const compare = (next: string) => put(part.key, { ...part, op: next, value: operandOf(next) === operandOf(op) ? part.value : member && firstValue(member, next) })
  return (
    <div className="lq-cond-row total" role="group" aria-label={t('conditions.total')}>
      {part.has === 'count' ? <span className="lq-cond-said">{t('conditions.count_of')}</span> : (
        <Select
          value={field ? part.field : undefined} aria-label={t('conditions.total_field')} placeholder={part.field ?? t('conditions.field')} status={lacks && !field ? 'warning' : undefined} popupMatchSelectWidth={240}
          showSearch={{ filterOption: (typed, option) => finds(typed, option as { also?: string } | undefined) }} options={fieldOptions(fields, home)} onChange={(path: string) => put(part.key, { ...part, field: path, value: undefined })}
        />
      )}
      <Select value={op} aria-label={t('conditions.op')} popupMatchSelectWidth={false} onChange={compare} options={(member ? operatorsOf(member) : [op]).map((each) => ({ value: each, label: member ? t(wordsOf(each, member)) : each }))} />
      <div className="value">
        {member && operandOf(op) !== 'none' && <ValueInput id={id} row={{ field: '', op, value: part.value }} reached={{ path: '', text: '', way: '', member }} usable={usable} own={own} invalid={lacks} tell={(value) => put(part.key, { ...part, value })} />}
        {lacks && <span className="s12 lq-amber">{t('conditions.lacks')}</span>}
      </div>
    </div>
  )
}
