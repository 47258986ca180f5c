import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { Icon } from '@/kit/icons'
import { unreadQuery } from '@/notices/queries'

const most = 99

/** The way to what I was told, with how much of it I have not read. */
export const Bell = () => {
  const { t } = useTranslation()
  const me = useMe()
  const { data } = useQuery({ ...unreadQuery, enabled: !me.must_change_password })
  const count = (data?.unread ?? 0) + (data?.mentions ?? 0)
  const name = count > 0 ? t('shell.bell_unread', { count: Math.min(count, most), more: count > most ? '+' : '' }) : t('shell.bell')
  return (
    <Link to="/notices" className="ib lq-bell" aria-label={name} title={name} activeProps={{ 'aria-current': 'page' }}>
      <Icon name="bell" />
      {count > 0 && <span className="count" aria-hidden="true">{count >= most ? `${most}+` : count}</span>}
    </Link>
  )
}
