import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Json } from '@/formulas/types'
import type { Row } from './drawing'
import { comparable, fieldOptions, finds, type Reach } from './fields'
import { FromTodayInput } from './FromTodayInput'
import { GivenInput, GivenList } from './GivenInput'
import { operandOf, sourceOf, sourcesOf, startOf, type Source } from './operators'

interface Props {
  id: string
  row: Row
  reached: Reach
  usable: readonly Reach[]
  own: string
  invalid: boolean
  tell: (value: Json | undefined) => void
}

/** What a field is compared with: one value, two ends, or several. */
export const ValueInput = (props: Props) => {
  const { t } = useTranslation()
  const { id, row, reached, invalid, tell } = props
  const operand = operandOf(row.op)
  const list = Array.isArray(row.value) ? row.value : []
  if (operand === 'many') return <GivenList id={id} member={reached.member} value={list} invalid={invalid} tell={tell} />
  if (operand === 'one') return <OneValue {...props} value={Array.isArray(row.value) ? undefined : row.value} says={t('conditions.value')} tell={tell} />
  const [from = null, to = null] = list
  return (
    <div className="two">
      <OneValue {...props} value={from} says={t('conditions.from')} tell={(next) => tell([next ?? null, to])} />
      <span className="t3 s12">{t('conditions.to')}</span>
      <OneValue {...props} id={`${id}-to`} value={to} says={t('conditions.to_value')} tell={(next) => tell([from, next ?? null])} />
    </div>
  )
}

interface OneProps extends Props {
  value: Json | undefined
  /** What it is called for a screen reader. */
  says: string
}

const OneValue = ({ id, row, reached, usable, own, invalid, value, says, tell }: OneProps) => {
  const { t } = useTranslation()
  const sources = sourcesOf(reached.member)
  const source = sourceOf(value, reached.member)
  const others = usable.filter(({ path, member }) => path !== row.field && comparable(member, reached.member))
  const offered = sources.filter((each) => each !== 'field' || others.length > 0 || source === 'field')
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  return (
    <div className={offered.length > 1 ? 'one chosen' : 'one'}>
      {offered.length > 1 && (
        <Select<Source> className="source" value={source} aria-label={t('conditions.source')} popupMatchSelectWidth={false} options={offered.map((each) => ({ value: each, label: t(`conditions.source_${each}`) }))} onChange={(next) => tell(startOf(next))} />
      )}
      {source === 'given' && <GivenInput id={id} member={reached.member} says={says} value={value ?? null} invalid={invalid} tell={tell} />}
      {source === 'field' && (
        <Select
          value={object.field === '' ? undefined : (object.field as string | undefined)} aria-label={t('conditions.other_field')} placeholder={t('conditions.other_field')} status={invalid ? 'warning' : undefined} popupMatchSelectWidth={280}
          showSearch={{ filterOption: (typed, option) => finds(typed, option as { also?: string } | undefined) }} options={fieldOptions(others, own)} onChange={(path: string) => tell({ field: path })}
        />
      )}
      {(source === 'today' || source === 'now') && <FromTodayInput start={source} value={typeof object[source] === 'string' ? object[source] : 'P0D'} tell={(span) => tell({ [source]: span })} />}
      {source === 'me' && offered.length < 2 && <span className="lq-fixed">{t('conditions.source_me')}</span>}
    </div>
  )
}
