import { Input } from 'antd'
import { control } from './control'
import type { WidgetProps } from './widget'

/** An e-mail address. */
export const EmailWidget = (props: WidgetProps) => (
  <Input {...control(props)} type="email" inputMode="email" autoComplete="off" autoCapitalize="none" spellCheck={false} value={(props.value as string | null) ?? ''} maxLength={254} onChange={(event) => props.onChange(event.target.value || null)} />
)
