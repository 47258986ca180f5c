import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { boxQuery, waitingQuery } from '@/tasks/api'
import { nameOf } from '@/tasks/words'
import { dateTime } from '@/kit/format'

const shown = 5

/** What is most pressing of what I have to do, and how much there is. */
export const ToDo = () => {
  const { t } = useTranslation()
  const { data: waiting } = useQuery(waitingQuery)
  const { data, error, isPending, refetch } = useInfiniteQuery(boxQuery({ box: 'open' }))
  const items = data?.pages[0]?.items.slice(0, shown) ?? []
  return (
    <section className="card lq-home-tasks">
      <div className="hd">
        <h2>{t('home.tasks')}</h2>
        {waiting !== undefined && waiting.open > 0 && <span className="bdg blue">{waiting.open}</span>}
        {waiting !== undefined && waiting.late > 0 && <Link className="tag red" to="/inbox" search={{ due: 'late' }}>{t('home.tasks_late', { count: waiting.late })}</Link>}
        {waiting !== undefined && waiting.today > 0 && <Link className="tag amber" to="/inbox" search={{ due: 'today' }}>{t('home.tasks_today', { count: waiting.today })}</Link>}
        <span className="sp" /><Link className="s12" to="/inbox">{t('home.tasks_all')}</Link>
      </div>
      {isPending && <Loading rows={3} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && items.length === 0 && <Empty icon="inbox" title={t('home.tasks_none')} why={t('home.tasks_why')} />}
      <div className="lq-rows">
        {items.map((item) => (
          <Link key={item.id} to="/inbox" search={{ task: item.id, item: item.id }}>
            <Icon name={item.task?.due === 'late' ? 'warning' : 'inbox'} className={item.task?.due === 'late' ? 'danger' : 't3'} />
            <span className="sp nw">{nameOf(item)}<span className="t3 s12"> {label(item.label)}·{label(item.task?.label)}</span></span>
            {item.task?.due_at && <span className={item.task.due === 'late' ? 's12 danger b' : 's12 t3'}>{dateTime(item.task.due_at).slice(5)}</span>}
          </Link>
        ))}
      </div>
    </section>
  )
}
