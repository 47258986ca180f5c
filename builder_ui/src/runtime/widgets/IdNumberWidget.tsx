import { Input } from 'antd'
import { control } from './control'
import type { WidgetProps } from './widget'

/** An identity number, shown in capitals. */
export const IdNumberWidget = (props: WidgetProps) => (
  <Input {...control(props)} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} value={(props.value as string | null) ?? ''} onChange={(event) => props.onChange(event.target.value.toUpperCase() || null)} />
)
