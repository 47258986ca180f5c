import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Json } from '../types'
import { control, numberOption } from './control'
import { RegionWidget } from './RegionWidget'
import type { WidgetProps } from './widget'

interface Address { region?: string | null; detail?: string | null }

export const addressOf = (value: Json | undefined): Address => (value && typeof value === 'object' && !Array.isArray(value) ? (value as Address) : {})

/** 省市区 and the rest of the address, as one field. */
export const AddressWidget = (props: WidgetProps) => {
  const { t } = useTranslation()
  const { region = null, detail = null } = addressOf(props.value)
  const change = (next: Address) => props.onChange(next.region || next.detail ? { region: next.region ?? null, detail: next.detail ?? null } : null)
  const { id, placeholder, ...rest } = control(props)
  return (
    <div className="lq-address">
      <RegionWidget {...props} field={{ ...props.field, required: false, options: {} }} placeholder="" value={region} onChange={(next) => change({ region: next as string | null, detail })} />
      <Input
        {...rest} id={`${id}-detail`} aria-label={t('form.address_detail')} autoComplete="off" placeholder={placeholder || t('form.address_detail')} maxLength={numberOption(props, 'max_length') ?? 200}
        value={detail ?? ''} onChange={({ target }) => change({ region, detail: target.value || null })}
      />
    </div>
  )
}
