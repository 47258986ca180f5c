import { Button, InputNumber, Slider } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { control, numberOption } from './control'
import type { WidgetProps } from './widget'

/** A number by sliding, or typed beside it; not answered is no number. */
export const SliderWidget = (props: WidgetProps) => {
  const { t } = useTranslation()
  const { field, value, onChange } = props
  const min = numberOption(props, 'minimum') ?? 0
  const max = numberOption(props, 'maximum') ?? 100
  const step = numberOption(props, 'step') ?? 1
  const number = typeof value === 'number' ? value : null
  const unit = String(field.options.unit ?? '')
  const rest = { ...control(props), placeholder: undefined }
  return (
    <div className="lq-slider">
      <Slider className="sp" min={min} max={max} step={step} value={number ?? min} disabled={props.disabled} ariaLabelForHandle={t('form.slide')} tooltip={{ formatter: (at) => `${String(at)}${unit}` }} onChange={(next: number) => onChange(next)} />
      <InputNumber {...rest} min={min} max={max} step={step} precision={0} value={number} controls={false} suffix={unit && <span className="t3">{unit}</span>} onChange={(next) => onChange(next)} />
      {!field.required && number !== null && !props.disabled && <Button type="text" size="small" icon={<Icon name="close" size={14} />} aria-label={t('form.clear')} onClick={() => onChange(null)} />}
    </div>
  )
}
