import { Rate } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { numberOption } from './control'
import type { WidgetProps } from './widget'

/** Stars; the same star again takes the answer back. The words say the number, for who does not see colours. */
export const RatingWidget = (props: WidgetProps) => {
  const { t } = useTranslation()
  const { id, field, value, disabled, describedBy, invalid, onChange } = props
  const stars = typeof value === 'number' ? value : 0
  return (
    <div id={id} className="lq-stars" role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy} data-invalid={invalid || undefined}>
      <Rate count={numberOption(props, 'stars') ?? 5} value={stars} disabled={disabled} allowClear={!field.required} character={({ index = 0 }) => <><Icon name="star" size={20} /><span className="lq-hidden">{t('form.stars', { count: index + 1 })}</span></>} onChange={(next) => onChange(next || null)} />
      <span className="s12 t3">{stars ? t('form.stars', { count: stars }) : t('form.not_rated')}</span>
    </div>
  )
}
