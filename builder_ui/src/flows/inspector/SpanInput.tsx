import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { readSpan, UNITS, writeSpan, type Unit } from '../spans'

interface Props {
  id?: string
  value: string | undefined
  title: string
  change: (text: string) => void
  /** It counts backwards. */
  before?: boolean
}

/** A length of time: a number, and minutes, hours or days. */
export const SpanInput = ({ id, value, title, change, before = false }: Props) => {
  const { t } = useTranslation()
  const span = readSpan(value) ?? { count: 1, unit: 'd' as const, before }
  return (
    <div className="lqf-span">
      <InputNumber id={id} min={0} max={9999} precision={0} value={span.count} aria-label={`${title} ${t('flows.count')}`} onChange={(count) => count !== null && change(writeSpan({ ...span, before, count }))} />
      <Select<Unit> value={span.unit} aria-label={`${title} ${t('flows.unit')}`} options={UNITS.map((unit) => ({ value: unit, label: t(`flows.unit_${unit}`) }))} onChange={(unit) => change(writeSpan({ ...span, before, count: span.count || 1, unit }))} />
    </div>
  )
}
