import { numberOption } from './control'
import { ExactInput } from './ExactInput'
import type { WidgetProps } from './widget'

/** A percentage, kept as the number before the sign. */
export const PercentWidget = (props: WidgetProps) => (
  <ExactInput {...props} digits={numberOption(props, 'decimals') ?? 2} suffix={<span className="t3">%</span>} />
)
