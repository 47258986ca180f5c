import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { WidgetProps } from './widget'

/** Yes or no; not answered is neither, and a second click takes an answer back. */
export const SwitchWidget = ({ id, field, value, onChange, disabled, describedBy, invalid }: WidgetProps) => {
  const { t } = useTranslation()
  const take_back = (choice: boolean) => () => { if (!field.required && value === choice) onChange(null) }
  return (
    <Radio.Group id={id} className="lq-yesno" value={value} disabled={disabled} aria-labelledby={`${id}-label`} aria-describedby={describedBy} aria-invalid={invalid || undefined} onChange={(event) => onChange(event.target.value as boolean)}>
      <Radio value={true} onClick={take_back(true)}>{t('common.yes')}</Radio>
      <Radio value={false} onClick={take_back(false)}>{t('common.no')}</Radio>
    </Radio.Group>
  )
}
