import { Input } from 'antd'
import { control } from './control'
import type { WidgetProps } from './widget'

/** A telephone number, typed as people write it; the server writes it one way. */
export const PhoneWidget = (props: WidgetProps) => (
  <Input {...control(props)} type="tel" autoComplete="off" value={(props.value as string | null) ?? ''} maxLength={64} onChange={(event) => props.onChange(event.target.value || null)} />
)
