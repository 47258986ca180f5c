import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '@/kit/states'

/** A page that is not there. */
export const Lost = () => {
  const { t } = useTranslation()
  return <Empty icon="search" title={t('common.error_lost')} action={<Link className="lq-btn" to="/">{t('common.go_home')}</Link>} />
}
