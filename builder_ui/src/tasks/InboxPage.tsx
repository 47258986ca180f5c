import { Button, Tabs } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { count } from '@/kit/format'
import { Empty, Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { PageHeader } from '@/shell/PageHeader'
import { waitingQuery } from './api'
import { BulkBar } from './BulkBar'
import { InboxFilters } from './InboxFilters'
import { InboxList } from './InboxList'
import { boxes } from './types'
import { useInbox, type Inbox } from './useInbox'
import './tasks.css'

const TaskPane = lazy(async () => ({ default: (await import('./TaskPane')).TaskPane }))
const CasePane = lazy(async () => ({ default: (await import('./CasePane')).CasePane }))

const Body = ({ inbox }: { inbox: Inbox }) => {
  const { t } = useTranslation()
  const { rows, items, box, search, due } = inbox
  if (rows.error) return <Failure error={rows.error} retry={() => void rows.refetch()} />
  if (!rows.data) return <Loading rows={8} />
  if (items.length === 0 && !rows.hasNextPage) {
    return due || search.q || search.app
      ? <Empty icon="filter" title={t('tasks.none')} why={t('tasks.none_why')} action={<Button onClick={() => inbox.ask({ due: undefined, q: undefined, app: undefined })}>{t('list.filter_clear')}</Button>} />
      : <Empty icon="inbox" title={t(`tasks.empty_${box}`)} why={t(`tasks.empty_${box}_why`)} />
  }
  return (
    <>
      <InboxList box={box} items={items} opened={search.item} ticked={inbox.ticked} tick={inbox.tick} open={inbox.open} />
      {rows.hasNextPage && <div className="more"><Button loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>{t('tasks.more')}</Button></div>}
    </>
  )
}

const Opened = ({ inbox }: { inbox: Inbox }) => {
  const { t } = useTranslation()
  const { search } = inbox
  if (search.task) return <Suspense fallback={<Loading rows={10} />}><TaskPane key={search.task} id={search.task} done={inbox.goOn} close={inbox.close} /></Suspense>
  if (search.case) return <Suspense fallback={<Loading rows={10} />}><CasePane key={search.case} id={search.case} close={inbox.close} /></Suspense>
  return <Empty icon="inbox" title={t('tasks.choose')} why={t('tasks.choose_why')} />
}

/** What I have to do, have done, have begun, was sent a copy of: over all apps, with what is opened beside it. */
export const InboxPage = () => {
  const { t } = useTranslation()
  const phone = usePhone()
  const inbox = useInbox()
  const { data: waiting } = useQuery(waitingQuery)
  // on a phone what is opened stands alone; it keeps its place, so that nothing filled in is lost when the phone is turned
  const alone = phone && (inbox.search.task !== undefined || inbox.search.case !== undefined)
  const badge = { open: waiting?.open ?? 0, cc: waiting?.copies ?? 0, done: 0, started: 0 }
  return (
    <>
      {!alone && <PageHeader title={t('tasks.inbox')} />}
      <div className="lq-inbox">
        {!alone && <div className="boxes">
          <Tabs
            activeKey={inbox.box} onChange={(box) => inbox.ask({ box: box === 'open' ? undefined : box, due: undefined })}
            items={boxes.map((box) => ({ key: box, label: <span className="row g8">{t(`tasks.box_${box}`)}{badge[box] > 0 && <span className={box === 'open' ? 'bdg blue' : 'bdg'}>{count(badge[box], badge[box] < 1000)}</span>}</span> }))}
          />
          <InboxFilters inbox={inbox} waiting={waiting} />
          <BulkBar inbox={inbox} />
          <div className="rows" aria-busy={inbox.rows.isFetching || undefined}><Body inbox={inbox} /></div>
        </div>}
        {(!phone || alone) && <section className="pane" aria-label={t('tasks.opened')}><Opened inbox={inbox} /></section>}
      </div>
    </>
  )
}
