import { ExactInput } from './ExactInput'
import type { WidgetProps } from './widget'

const whole = (text: string) => (/^-?\d{1,15}$/.test(text) ? Number(text) : text)

/** A whole number; sent as a number as long as no digit is lost. */
export const IntegerWidget = (props: WidgetProps) => <ExactInput {...props} toJson={whole} />
