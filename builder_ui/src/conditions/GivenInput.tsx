import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Json, Member } from '@/formulas/types'
import { label } from '@/i18n'
import { widgetOf } from '@/runtime/widgets'
import { familyOf, isNamed } from './fields'
import { FixedInput } from './FixedInput'
import { metaOfMember } from './metaOfMember'

interface Props {
  id: string
  member: Member
  value: Json
  invalid?: boolean
  /** What it is called for a screen reader. */
  says: string
  tell: (value: Json) => void
}

/** A value typed in or chosen, with the control of its type. */
export const GivenInput = ({ id, member, value, invalid, says, tell }: Props) => {
  const { t } = useTranslation()
  const status = invalid ? ('warning' as const) : undefined
  if (member.option_set) {
    return <Select value={(value as string | null) ?? undefined} aria-label={says} placeholder={t('conditions.choose')} status={status} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} options={optionsOf(member)} onChange={(code: string) => tell(code)} />
  }
  if (familyOf(member) === 'boolean') {
    return <Select value={typeof value === 'boolean' ? String(value) : undefined} aria-label={says} status={status} options={[{ value: 'true', label: t('common.yes') }, { value: 'false', label: t('common.no') }]} onChange={(chosen: string) => tell(chosen === 'true')} />
  }
  if (isNamed(member)) return <FixedInput id={id} member={member} value={value} invalid={invalid} says={says} tell={tell} />
  const meta = metaOfMember(member)
  const Widget = widgetOf(meta.type)
  return (
    <div className="given">
      <label htmlFor={id} className="lq-hidden">{says}</label>
      <Widget id={id} field={meta} value={value as never} placeholder={t('conditions.value')} onChange={(next) => tell(next as Json)} />
    </div>
  )
}

/** Several values, one of which must be met. */
export const GivenList = ({ id, member, value, invalid, says, tell }: { id: string; member: Member; value: readonly Json[]; invalid: boolean; says?: string; tell: (value: Json) => void }) => {
  const { t } = useTranslation()
  const called = says ?? t('conditions.values')
  if (isNamed(member)) return <FixedInput many id={id} member={member} value={[...value]} invalid={invalid} says={called} tell={tell} />
  return (
    <Select
      id={id} mode={member.option_set ? 'multiple' : 'tags'} value={value.map(String)} aria-label={called} placeholder={t(member.option_set ? 'conditions.choose' : 'conditions.values_hint')} status={invalid ? 'warning' : undefined}
      open={member.option_set ? undefined : false} options={optionsOf(member)} onChange={(next: string[]) => tell(next)}
    />
  )
}

const optionsOf = (member: Member) => member.option_set?.options.map(({ code, label: text }) => ({ value: code, label: label(text) || code }))
