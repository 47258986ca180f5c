import { Input } from 'antd'
import { control, numberOption } from './control'
import type { WidgetProps } from './widget'

/** A web address; the server takes http and https only. */
export const UrlWidget = (props: WidgetProps) => (
  <Input
    {...control(props)} type="url" inputMode="url" autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={numberOption(props, 'max_length') ?? 500}
    placeholder={control(props).placeholder || 'https://'} value={(props.value as string | null) ?? ''} onChange={(event) => props.onChange(event.target.value || null)}
  />
)
