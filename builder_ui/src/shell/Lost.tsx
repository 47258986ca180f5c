import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Empty } from '@/kit/states'

/** A page that is not there. */
export const Lost = () => {
  const { t } = useTranslation()
  return <Empty icon="search" title={t('common.error_lost')} action={<Button href="/">{t('common.go_home')}</Button>} />
}
