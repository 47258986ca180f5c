import { symbolOf } from '@/kit/format'
import { numberOption } from './control'
import { ExactInput } from './ExactInput'
import type { WidgetProps } from './widget'

/** An amount in the currency of its field; 万 and 亿 may be typed. */
export const MoneyWidget = (props: WidgetProps) => (
  <ExactInput {...props} digits={numberOption(props, 'decimals') ?? 2} prefix={<span className="t3">{symbolOf(String(props.field.options.currency ?? 'CNY'))}</span>} />
)
