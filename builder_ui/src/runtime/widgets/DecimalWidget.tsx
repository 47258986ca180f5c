import { numberOption } from './control'
import { ExactInput } from './ExactInput'
import type { WidgetProps } from './widget'

/** A number with decimals. */
export const DecimalWidget = (props: WidgetProps) => <ExactInput {...props} digits={numberOption(props, 'decimals')} />
