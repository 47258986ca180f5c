import { Input } from 'antd'
import { cardText } from '../values/text'
import { control } from './control'
import type { WidgetProps } from './widget'

/** A card number, shown in groups of four as on the card. */
export const CardNumberWidget = (props: WidgetProps) => {
  const kept = (props.value as string | null) ?? ''
  return (
    <Input
      {...control(props)} inputMode="numeric" autoComplete="off" spellCheck={false} maxLength={30} value={cardText(kept)}
      onChange={({ target }) => { const digits = target.value.replace(/[\s-]/g, ''); props.onChange(digits || null) }}
    />
  )
}
