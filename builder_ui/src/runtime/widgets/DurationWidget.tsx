import { InputNumber, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { durationOf, partsOf, type Parts } from '../values/durations'
import { control } from './control'
import type { WidgetProps } from './widget'

const asked: Record<string, (keyof Parts)[]> = {
  days: ['days'], hours: ['days', 'hours'], minutes: ['hours', 'minutes'], seconds: ['hours', 'minutes', 'seconds'],
}
const size: Record<keyof Parts, number> = { days: 86_400, hours: 3600, minutes: 60, seconds: 1 }

/** The amount of each unit that is asked for; what is too fine for the last one is kept with it. */
const spread = (parts: Parts, units: readonly (keyof Parts)[]): Partial<Parts> => {
  let left = ((parts.days * 24 + parts.hours) * 60 + parts.minutes) * 60 + parts.seconds
  return Object.fromEntries(units.map((unit) => {
    const amount = Math.floor(left / size[unit])
    left -= amount * size[unit]
    return [unit, amount]
  }))
}

/** A length of time, one number for each unit. */
export const DurationWidget = (props: WidgetProps) => {
  const { t } = useTranslation()
  const units = asked[String(props.field.options.unit ?? 'minutes')] ?? asked.minutes ?? []
  const parts = partsOf(props.value)
  const now = parts ? spread(parts, units) : {}
  const { id, ...rest } = { ...control(props), placeholder: undefined }
  const change = (unit: keyof Parts, amount: number | null) => {
    const next = { ...now, [unit]: amount ?? undefined }
    const none = units.every((each) => next[each] === undefined)
    props.onChange(none ? null : durationOf({ days: next.days ?? 0, hours: next.hours ?? 0, minutes: next.minutes ?? 0, seconds: next.seconds ?? 0 }))
  }
  return (
    <Space.Compact block className="lq-duration">
      {units.map((unit, at) => (
        <InputNumber
          key={unit} {...rest} id={at === 0 ? id : `${id}-${unit}`} aria-label={at === 0 ? undefined : t(`form.unit_${unit}`)} className="lq-wide" min={0} max={9_999_999} precision={0}
          controls={false} suffix={<span className="t3">{t(`form.unit_${unit}`)}</span>} value={now[unit] ?? null} onChange={(amount) => change(unit, amount)}
        />
      ))}
    </Space.Compact>
  )
}
