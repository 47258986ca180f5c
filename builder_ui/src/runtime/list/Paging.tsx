import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { count, grouped } from '@/kit/format'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { groupsQuery } from './shape/shape'
import type { List } from './useList'

/** A count that stops at a thousand is worked out on demand. */
const Exact = ({ list }: { list: List }) => {
  const { t } = useTranslation()
  const found = useQuery({ ...groupsQuery(list.form.data, { view: `${list.app}/${list.name}`, filter: list.question, totals: [], whole: true }), enabled: false, gcTime: 0 })
  if (found.data) return <span className="s12 t3" role="status">= {grouped(String(found.data.count.value))}</span>
  return <button type="button" className="lq-link s12" disabled={found.isFetching} onClick={() => void found.refetch()}>{found.error ? errorText(found.error) : t('list.exact')}</button>
}

/** Which rows these are, of how many, and the way to the next. */
export const Paging = ({ list }: { list: List }) => {
  const { t } = useTranslation()
  const rows = list.rows.data
  if (!rows || (rows.items.length === 0 && !list.after)) return null
  const from = list.page * list.size + 1
  const known = !list.after || list.page > 0
  const total = t('list.count', { count: count(rows.count.value, rows.count.exact) })
  return (
    <div className="lq-paging">
      <span className="s12 t3" aria-live="polite">{total}{known && rows.items.length > 0 && `·${t('list.rows', { from: grouped(String(from)), to: grouped(String(from + rows.items.length - 1)) })}`.replace(' · ', '·')}</span>
      {!rows.count.exact && <Exact list={list} />}
      <span className="sp" />
      {(list.after || rows.next) && (
        <>
          <Button size="small" icon={<Icon name="back" size={12} />} disabled={!list.after} onClick={list.backward}>{list.after && list.page === 0 ? t('list.first') : t('common.previous')}</Button>
          <Button size="small" icon={<Icon name="forward" size={12} />} iconPlacement="end" disabled={!rows.next} onClick={list.forward}>{t('common.next')}</Button>
        </>
      )}
    </div>
  )
}
