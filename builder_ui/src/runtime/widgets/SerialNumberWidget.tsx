import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import type { WidgetProps } from './widget'

/** A number the platform gives: shown, never typed. */
export const SerialNumberWidget = ({ id, value }: WidgetProps) => {
  const { t } = useTranslation()
  return <div id={id} className="lq-fixed"><span className="sp nw">{(value as string | null) ?? t('form.serial_later')}</span><Icon name="lock" size={14} className="t3" /></div>
}
