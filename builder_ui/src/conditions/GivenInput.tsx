import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Json, Member } from '@/formulas/types'
import { label } from '@/i18n'
import type { FieldMeta } from '@/runtime/types'
import { widgetOf } from '@/runtime/widgets'
import { familyOf } from './fields'

interface Props {
  id: string
  member: Member
  value: Json
  invalid?: boolean
  /** What it is called for a screen reader. */
  says: string
  tell: (value: Json) => void
}

/** The type of field whose control edits a value of the member. */
const TYPES: Partial<Record<ReturnType<typeof familyOf>, string>> = { number: 'decimal', date: 'date', date_time: 'date_time' }

/** A member as the controls of records know fields. */
export function metaOfMember(member: Member): FieldMeta {
  const isMoney = member.type.startsWith('money')
  return {
    uid: member.uid, name: member.name, type: isMoney ? 'money' : (TYPES[familyOf(member)] ?? 'text'), label: member.label, required: true, read_only: false, unique: false, default: null,
    options: isMoney ? { currency: member.type.split(':')[1] ?? 'CNY' } : {}, sensitivity: '', operators: [], sortable: false, see: 'clear', write: 'always',
  }
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
export const GivenList = ({ id, member, value, invalid, tell }: { id: string; member: Member; value: readonly Json[]; invalid: boolean; tell: (value: Json) => void }) => {
  const { t } = useTranslation()
  return (
    <Select
      id={id} mode={member.option_set ? 'multiple' : 'tags'} value={value.map(String)} aria-label={t('conditions.values')} placeholder={t(member.option_set ? 'conditions.choose' : 'conditions.values_hint')} status={invalid ? 'warning' : undefined}
      open={member.option_set ? undefined : false} options={optionsOf(member)} onChange={(next: string[]) => tell(next)}
    />
  )
}

const optionsOf = (member: Member) => member.option_set?.options.map(({ code, label: text }) => ({ value: code, label: label(text) || code }))
