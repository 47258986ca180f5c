import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { useDesk } from '../desk'

/** What is wrong with what is selected, in words. */
export const Faults = ({ uid }: { uid: string }) => {
  const { t } = useTranslation()
  const { faults } = useDesk()
  const found = faults.get(uid) ?? []
  if (found.length === 0) return null
  return (
    <ul className="lqf-ins-problems" aria-label={t('studio.problems')}>
      {found.map(({ code, path, message, severity }) => <li key={`${code} ${path}`} className={severity}><Icon name="warning" size={14} /><span>{message}</span></li>)}
    </ul>
  )
}
