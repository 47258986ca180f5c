import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { control } from './control'
import type { WidgetProps } from './widget'

/** A day, without a zone. */
export const DateWidget = (props: WidgetProps) => {
  const day = dayjs(props.value as string | null)
  const { earliest, latest } = props.field.options as { earliest?: string; latest?: string }
  const { placeholder, ...rest } = control(props)
  return (
    <DatePicker
      {...rest} className="lq-wide" format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY年M月D日']} placeholder={placeholder || undefined}
      value={props.value && day.isValid() ? day : null} onChange={(next) => props.onChange(next ? next.format('YYYY-MM-DD') : null)}
      minDate={earliest && earliest > '1000' ? dayjs(earliest) : undefined} maxDate={latest && latest < '9000' ? dayjs(latest) : undefined}
    />
  )
}
