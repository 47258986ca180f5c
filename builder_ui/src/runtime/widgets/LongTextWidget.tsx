import { Input } from 'antd'
import { control, numberOption } from './control'
import type { WidgetProps } from './widget'

/** Several lines of text; counts towards its limit once it is near. */
export const LongTextWidget = (props: WidgetProps) => {
  const text = (props.value as string | null) ?? ''
  const limit = numberOption(props, 'max_length')
  return (
    <Input.TextArea {...control(props)} value={text} maxLength={limit} showCount={limit !== undefined && text.length > limit * 0.8} autoSize={{ minRows: 3, maxRows: 12 }} onChange={(event) => props.onChange(event.target.value || null)} />
  )
}
