import { Input } from 'antd'
import { control, numberOption } from './control'
import type { WidgetProps } from './widget'

/** A line of text. */
export const TextWidget = (props: WidgetProps) => (
  <Input {...control(props)} value={(props.value as string | null) ?? ''} maxLength={numberOption(props, 'max_length')} onChange={(event) => props.onChange(event.target.value || null)} />
)
