import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { usePhone } from '@/kit/usePhone'

/** Says on every page that nothing here is real. */
export const DemoBanner = () => {
  const { t } = useTranslation()
  const phone = usePhone()
  return <div className="lq-demo" role="note"><Icon name="warning" size={14} /><span>{t(phone ? 'shell.demo_short' : 'shell.demo')}</span></div>
}
