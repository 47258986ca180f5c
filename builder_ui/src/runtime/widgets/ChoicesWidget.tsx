import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { control, numberOption } from './control'
import { optionsOf } from './options'
import type { WidgetProps } from './widget'

/** Several options of a list. */
export const ChoicesWidget = (props: WidgetProps) => {
  const { t } = useTranslation()
  const codes = (props.value as string[] | null) ?? []
  const { placeholder, ...rest } = control(props)
  return (
    <Select
      {...rest} mode="multiple" className="lq-wide" options={optionsOf(props.field, codes)} value={codes} placeholder={placeholder || t('form.choose')}
      showSearch={{ optionFilterProp: 'label' }} maxCount={numberOption(props, 'at_most')} onChange={(next: string[]) => props.onChange(next.length > 0 ? next : null)}
    />
  )
}
