import { useTranslation } from 'react-i18next'
import type { Json } from '@/formulas/types'
import type { Row } from './drawing'
import type { Reach } from './fields'
import { GivenList } from './GivenInput'
import { OneValue } from './OneValue'
import { operandMember, operandOf } from './operators'
import { PostInput } from './PostInput'

interface Props {
  id: string
  row: Pick<Row, 'field' | 'op' | 'value'>
  reached: Reach
  usable: readonly Reach[]
  own: string
  invalid: boolean
  tell: (value: Json | undefined) => void
}

/** What a field is compared with: one value, two ends, several, or a post. */
export const ValueInput = ({ id, row, reached, usable, own, invalid, tell }: Props) => {
  const { t } = useTranslation()
  const operand = operandOf(row.op)
  const list = Array.isArray(row.value) ? row.value : []
  const shared = { member: operandMember(reached.member, row.op), field: row.field, usable, own, invalid }
  if (row.op === 'holds_post') return <PostInput id={id} value={row.value} reached={reached} usable={usable} own={own} invalid={invalid} tell={tell} />
  if (operand === 'many') return <GivenList id={id} member={reached.member} value={list} invalid={invalid} tell={tell} />
  if (operand === 'one') return <OneValue {...shared} id={id} value={Array.isArray(row.value) ? undefined : row.value} says={t('conditions.value')} tell={tell} />
  const [from = null, to = null] = list
  return (
    <div className="two">
      <OneValue {...shared} id={id} value={from} says={t('conditions.from')} tell={(next) => tell([next ?? null, to])} />
      <span className="t3 s12">{t('conditions.to')}</span>
      <OneValue {...shared} id={`${id}-to`} value={to} says={t('conditions.to_value')} tell={(next) => tell([from, next ?? null])} />
    </div>
  )
}
