import { TimePicker } from 'antd'
import dayjs from 'dayjs'
import { control } from './control'
import type { WidgetProps } from './widget'

const hourOf = (bound: unknown, otherwise: number) => (typeof bound === 'string' ? Number(bound.slice(0, 2)) : otherwise)

/** A time of day, typed or chosen. */
export const TimeWidget = (props: WidgetProps) => {
  const { seconds, earliest, latest } = props.field.options
  const { placeholder, ...rest } = control(props)
  const time = dayjs(`2000-01-01T${String(props.value)}`)
  const outside = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => hour < hourOf(earliest, 0) || hour > hourOf(latest, 23))
  return (
    <TimePicker
      {...rest} className="lq-wide" format={seconds === true ? ['HH:mm:ss', 'HHmmss', 'H:m:s'] : ['HH:mm', 'HHmm', 'H:m']} placeholder={placeholder || undefined} needConfirm={false}
      value={props.value && time.isValid() ? time : null} disabledTime={() => ({ disabledHours: () => outside })} hideDisabledOptions
      onChange={(next) => props.onChange(next ? next.second(seconds === true ? next.second() : 0).format('HH:mm:ss') : null)}
    />
  )
}
