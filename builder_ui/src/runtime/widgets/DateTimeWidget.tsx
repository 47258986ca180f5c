import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { dateTime } from '@/kit/format'
import { control } from './control'
import type { WidgetProps } from './widget'

/** The bank's clock is eight hours ahead of UTC all year. */
const offset = '+08:00'

/** An instant, shown and typed on the bank's clock. */
export const DateTimeWidget = (props: WidgetProps) => {
  const seconds = props.field.options.seconds === true
  const wall = dateTime(props.value as string | null, true)
  const { placeholder, ...rest } = control(props)
  return (
    <DatePicker
      {...rest} className="lq-wide" placeholder={placeholder || undefined} format={seconds ? 'YYYY-MM-DD HH:mm:ss' : 'YYYY-MM-DD HH:mm'}
      showTime={{ format: seconds ? 'HH:mm:ss' : 'HH:mm' }} needConfirm={false} value={wall ? dayjs(wall) : null}
      onChange={(next) => props.onChange(next ? `${next.second(seconds ? next.second() : 0).format('YYYY-MM-DDTHH:mm:ss')}${offset}` : null)}
    />
  )
}
