import { Input, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import type { Json } from '../types'
import { control } from './control'
import type { WidgetProps } from './widget'

interface Point { lat?: string; lng?: string }

const pointOf = (value: Json): Point => (value && typeof value === 'object' && !Array.isArray(value) ? (value as Point) : {})

/** Latitude and longitude in degrees. No map is asked for: nothing leaves the bank. A pair that was copied may be pasted into the first. */
export const LocationWidget = (props: WidgetProps) => {
  const { t } = useTranslation()
  const [half, setHalf] = useState<Point>({})
  const { lat = '', lng = '' } = props.value ? pointOf(props.value) : half
  const change = (next: Point) => {
    setHalf(next)
    props.onChange(next.lat || next.lng ? { lat: next.lat ?? '', lng: next.lng ?? '' } : null)
  }
  const typed = (text: string) => {
    const [first = '', second] = text.replace(/，/g, ',').split(',').map((each) => each.trim())
    change(second === undefined ? { lat: first, lng } : { lat: first, lng: second })
  }
  const { id, ...rest } = { ...control(props), placeholder: undefined }
  return (
    <Space.Compact block>
      <Input {...rest} id={id} inputMode="decimal" autoComplete="off" maxLength={40} prefix={<Icon name="pin" size={14} className="t3" />} placeholder={t('form.latitude')} value={lat} onChange={({ target }) => typed(target.value)} />
      <Input {...rest} id={`${id}-lng`} aria-label={t('form.longitude')} inputMode="decimal" autoComplete="off" maxLength={20} placeholder={t('form.longitude')} value={lng} onChange={({ target }) => change({ lat, lng: target.value.trim() })} />
    </Space.Compact>
  )
}
