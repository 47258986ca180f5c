import { Button, Segmented } from 'antd'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Mentioned } from '@/home/Mentioned'
import { ago } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { PageHeader } from '@/shell/PageHeader'
import { ChannelsDialog } from './ChannelsDialog'
import { noticesQuery, readNotices, unreadQuery, type Notice } from './queries'
import { iconOf, noteOf, sentenceOf } from './said'
import '@/home/home.css'
import './notices.css'

const Row = ({ one }: { one: Notice }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const open = () => {
    if (!one.read) void readNotices([one.id])
    if (one.app && one.form && one.record) void navigate({ to: '/app/$app/form/$form/$record', params: { app: one.app, form: one.form, record: one.record } })
  }
  const note = noteOf(one, t)
  return (
    <li>
      <button type="button" className={one.read ? 'row' : 'row new'} onClick={open}>
        <Icon name={iconOf(one.kind)} className="t3" />
        <span className="col sp">
          <span className={one.read ? 'said' : 'said b'}>{sentenceOf(one, t)}</span>
          {note && <span className="s12 t3 nw">{note}</span>}
        </span>
        {!one.read && <span className="tag blue">{t('notices.new')}</span>}
        <time className="s12 t3" dateTime={one.at}>{ago(one.at)}</time>
      </button>
    </li>
  )
}

const List = ({ unread }: { unread: boolean }) => {
  const { t } = useTranslation()
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(noticesQuery(unread))
  const items = data?.pages.flatMap((page) => page.items) ?? []
  if (isPending) return <Loading rows={5} />
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (items.length === 0 && !hasNextPage) return <Empty icon="bell" title={t(unread ? 'notices.none_unread' : 'notices.none')} why={t('notices.none_why')} />
  return (
    <>
      <ul className="lq-notices" aria-label={t('notices.title')}>{items.map((one) => <Row key={one.id} one={one} />)}</ul>
      {hasNextPage && <div className="more"><Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('notices.more')}</Button></div>}
    </>
  )
}

/** What I was told, the newest first, and where I was mentioned. */
export const NoticesPage = () => {
  const { t } = useTranslation()
  const phone = usePhone()
  const [unread, setUnread] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const { data: count } = useQuery(unreadQuery)
  return (
    <>
      <PageHeader title={t('notices.title')} search={!phone} actions={<Button icon={<Icon name="settings" />} onClick={() => setChoosing(true)}>{t('notices.channels')}</Button>} />
      <div className="lq-body lq-told">
        <section className="card" aria-label={t('notices.title')}>
          <div className="hd">
            <Segmented aria-label={t('notices.which')} value={unread} onChange={setUnread} options={[{ value: false, label: t('notices.all') }, { value: true, label: `${t('notices.unread')}${count?.unread ? ` ${count.unread}` : ''}` }]} />
            <span className="sp" />
            {!!count?.unread && <button type="button" className="lq-link s12" onClick={() => void readNotices()}>{t('notices.read_all')}</button>}
          </div>
          <List unread={unread} />
        </section>
        <Mentioned />
      </div>
      {choosing && <ChannelsDialog close={() => setChoosing(false)} />}
    </>
  )
}
