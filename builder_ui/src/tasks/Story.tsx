import { Button } from 'antd'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { dateTime } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Failure, Loading } from '@/kit/states'
import { storyQuery } from './api'
import type { CaseDetail, StoryItem } from './types'
import '@/kit/history.css'

const icons: Record<string, [string, string]> = {
  case_started: ['play', 'b'], case_ended: ['check', 'g'], task_done: ['check', 'g'], task_decided: ['check', 'g'], returned: ['undo', 'r'], late: ['warning', 'r'], escalated: ['warning', 'r'],
  incident: ['warning', 'r'], reminded: ['bell', ''], urged: ['bell', ''], transferred: ['swap', 'b'], asked: ['people', 'v'], task_made: ['person', ''], timer_armed: ['clock', ''], sent: ['mail', ''],
}

/** What was said with a task that is done: the opinion as it stands, and its signature. */
const Said = ({ item, detail }: { item: StoryItem; detail: CaseDetail }) => {
  const { t } = useTranslation()
  const opinion = item.kind === 'task_done' ? detail.tasks.find((task) => task.ended_at !== null && task.person.id === item.person?.id && task.opinion && Math.abs(Date.parse(task.ended_at) - Date.parse(item.at)) < 2)?.opinion : null
  if (!opinion || (!opinion.text && !opinion.signature)) return null
  return (
    <div className="said">
      {opinion.text && <p>{opinion.text}</p>}
      {opinion.signature && <img src={opinion.signature} alt={t('tasks.signature_of', { who: item.person?.label ?? '' })} />}
    </div>
  )
}

/** What happened in a case, in sentences, the newest first. */
export const Story = ({ detail }: { detail: CaseDetail }) => {
  const { t } = useTranslation()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(storyQuery(detail.id))
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Loading rows={6} />
  const items = data.pages.flatMap((page) => page.items).filter((item) => item.text !== null)
  return (
    <section className="card">
      <div className="hd"><h2>{t('tasks.story')}</h2></div>
      {items.length === 0 && <p className="t3 lq-story-none">{t('tasks.story_none')}</p>}
      <ol className="lq-history lq-story">
        {items.map((item) => {
          const [icon, tint] = icons[item.kind] ?? ['info', '']
          return (
            <li key={item.seq}>
              <span className={`o ${tint}`}><Icon name={icon} size={14} /></span>
              <div className="sp">
                <div>{label(item.text)}{item.on_behalf_of && <span className="t3"> {t('tasks.on_behalf', { who: item.on_behalf_of.label ?? '?' })}</span>}</div>
                <Said item={item} detail={detail} />
              </div>
              <time className="s12 t3" dateTime={item.at}>{dateTime(item.at).slice(5)}</time>
            </li>
          )
        })}
      </ol>
      {hasNextPage && <div className="lq-paging"><Button size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('tasks.story_more')}</Button></div>}
    </section>
  )
}
