import { label } from '@/i18n'
import type { WidgetProps } from './widget'

/** The properties every control takes from its widget. */
export const control = ({ id, disabled, invalid, describedBy, placeholder, field }: WidgetProps) => ({
  id, disabled, placeholder: placeholder ?? label(field.placeholder),
  status: invalid ? ('error' as const) : undefined,
  'aria-invalid': invalid || undefined,
  'aria-describedby': describedBy,
  'aria-required': field.required || undefined,
})

/** An option that is a whole number, if the author set it. */
export const numberOption = (props: WidgetProps, name: string): number | undefined => {
  const value = props.field.options[name]
  return typeof value === 'number' ? value : undefined
}
