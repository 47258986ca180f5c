import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { control } from './control'
import { optionsOf } from './options'
import type { WidgetProps } from './widget'

/** One option of a list; a retired one stays where it was chosen. */
export const ChoiceWidget = (props: WidgetProps) => {
  const { t } = useTranslation()
  const options = optionsOf(props.field, props.value == null ? [] : [props.value as string])
  const { placeholder, ...rest } = control(props)
  return (
    <Select
      {...rest} className="lq-wide" options={options} value={(props.value as string | null) ?? undefined} placeholder={placeholder || t('form.choose')}
      allowClear={!props.field.required} showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false} onChange={(code?: string) => props.onChange(code ?? null)}
    />
  )
}
