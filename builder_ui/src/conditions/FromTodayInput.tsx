import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { readSpan, writeSpan, type FromToday } from './operators'

interface Props {
  start: 'today' | 'now'
  value: string
  tell: (span: string) => void
}

/** A day or a moment counted from today or from now: 今天, 今天之后 30 天, 现在之前 1 个月. */
export const FromTodayInput = ({ start, value, tell }: Props) => {
  const { t } = useTranslation()
  const now = readSpan(value)
  const set = (what: Partial<FromToday>) => tell(writeSpan({ ...now, count: now.count || 30, ...what }))
  return (
    <div className="today">
      <Select<FromToday['way']> value={now.way} aria-label={t(`conditions.${start}_way`)} popupMatchSelectWidth={false} options={(['on', 'after', 'before'] as const).map((way) => ({ value: way, label: t(`conditions.${start}_${way}`) }))} onChange={(way) => set({ way })} />
      {now.way !== 'on' && (
        <>
          <InputNumber value={now.count} min={1} max={9999} precision={0} controls={false} aria-label={t('conditions.today_count')} onChange={(count) => set({ count: count ?? 1 })} />
          <Select<FromToday['unit']> value={now.unit} aria-label={t('conditions.today_unit')} popupMatchSelectWidth={false} options={(['D', 'M', 'Y'] as const).map((unit) => ({ value: unit, label: t(`conditions.unit_${unit}`) }))} onChange={(unit) => set({ unit })} />
        </>
      )}
    </div>
  )
}
