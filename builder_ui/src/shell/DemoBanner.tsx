import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'

/** Says on every page that nothing here is real. */
export const DemoBanner = () => {
  const { t } = useTranslation()
  return <div className="lq-demo" role="note"><Icon name="warning" size={14} />{t('shell.demo')}</div>
}
