import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { control, numberOption } from './control'
import type { WidgetProps } from './widget'

const list = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [])

/** Free words; Enter, a comma or 、 ends one. */
export const TagsWidget = (props: WidgetProps) => {
  const { t } = useTranslation()
  const { placeholder, ...rest } = control(props)
  const longest = numberOption(props, 'max_length') ?? 30
  const trimmed = (words: string[]) => [...new Set(words.map((word) => word.replace(/^[#＃\s]+/, '').trim().slice(0, longest)).filter(Boolean))]
  return (
    <Select
      {...rest} mode="tags" className="lq-wide" suffixIcon={null} tokenSeparators={[',', '，', '、', ';', '；']} maxCount={numberOption(props, 'at_most') ?? 20} notFoundContent={null}
      options={list(props.field.options.suggested).map((value) => ({ value, label: value }))} placeholder={placeholder || t('form.tags_hint')} value={list(props.value)}
      onChange={(next: string[]) => { const words = trimmed(next); props.onChange(words.length > 0 ? words : null) }}
    />
  )
}
