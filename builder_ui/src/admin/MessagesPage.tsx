import { Alert, Button, Input, Select, Table, type TableColumnsType } from 'antd'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label, type Label } from '@/i18n'
import { dateTime } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { PageHeader } from '@/shell/PageHeader'
import { channels, messagesQuery, type Message, type MessageAsk } from './messages'
import { MessageAgain } from './MessageAgain'
import { QuietHours } from './QuietHours'
import './admin.css'

const colours: Record<string, string> = { delivered: 'green', sent: 'green', simulated: 'blue', failed: 'red', unknown: 'red', held: 'amber' }

const Said = ({ one }: { one: Message }) => (
  <div className="lq-said">
    {one.subject && <div className="b">{one.subject}</div>}
    <div>{one.text}</div>
  </div>
)

const State = ({ one, words, again }: { one: Message; words: Record<string, Label>; again: () => void }) => {
  const { t } = useTranslation()
  const word = words[one.state]
  return (
    <span className="row g8">
      <span className={`tag ${colours[one.state] ?? ''}`}>{word ? label(word) : one.state}</span>
      {one.run_at && <span className="s12 t3">{t('messages.from', { at: dateTime(one.run_at) })}</span>}
      {one.reason && <span className="s12 t3">{t(`messages.reason_${one.reason}`, { defaultValue: one.reason })}</span>}
      {['failed', 'unknown'].includes(one.state) && <Button size="small" onClick={again}>{t('messages.again')}</Button>}
    </span>
  )
}

/** What was said to whom by which channel, and what became of it; in a demo what would have been sent. */
export const MessagesPage = () => {
  const { t } = useTranslation()
  const phone = usePhone()
  const navigate = useNavigate()
  const ask = useSearch({ strict: false }) as MessageAsk
  const put = (change: MessageAsk) => void navigate({ to: '.', search: { ...ask, ...change } as never, replace: true })
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(messagesQuery(ask))
  const [again, setAgain] = useState<Message>()
  const [quiet, setQuiet] = useState(false)
  const first = data?.pages[0]
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const channel = (one: Message) => <span className="tag"><Icon name={channels[one.channel]} size={12} />{t(`messages.${one.channel}`)}</span>
  const about = (one: Message) => `${t(`messages.kind_${one.kind}`, { defaultValue: one.kind })}${one.number ? ` ${one.number}` : ''}`
  const state = (one: Message) => <State one={one} words={first?.states ?? {}} again={() => setAgain(one)} />
  const columns: TableColumnsType<Message> = [
    { key: 'at', title: t('messages.at'), render: (_, one) => dateTime(one.at), width: 140 },
    { key: 'person', title: t('messages.to'), render: (_, one) => one.person.label, width: 100 },
    { key: 'channel', title: t('messages.channel'), render: (_, one) => channel(one), width: 110 },
    { key: 'kind', title: t('messages.about'), render: (_, one) => about(one), width: 110 },
    ...(first?.simulated ? [{ key: 'text', title: t('messages.text'), className: 'wraps', render: (_: unknown, one: Message) => <Said one={one} /> }] : []),
    { key: 'state', title: t('messages.state'), render: (_, one) => state(one) },
  ]
  return (
    <>
      <PageHeader title={t('messages.title')} search={!phone} actions={<Button icon={<Icon name="clock" />} onClick={() => setQuiet(true)}>{t('messages.quiet')}</Button>} />
      <div className="lq-body">
        {first?.simulated && <Alert type="info" showIcon title={t('messages.simulated')} />}
        <div className="card lq-admin">
          <div className="lq-bar">
            <Input.Search className="find" aria-label={t('messages.find')} placeholder={t('messages.find')} allowClear defaultValue={ask.q} onSearch={(q) => put({ q: q || undefined })} />
            <Select className="pick" aria-label={t('messages.channel')} placeholder={t('messages.any_channel')} allowClear value={ask.channel} options={Object.keys(channels).map((value) => ({ value, label: t(`messages.${value}`) }))} onChange={(value?: string) => put({ channel: value })} />
            <Select className="pick" aria-label={t('messages.state')} placeholder={t('messages.any_state')} allowClear value={ask.state} options={Object.entries(first?.states ?? {}).map(([value, words]) => ({ value, label: label(words) }))} onChange={(value?: string) => put({ state: value })} />
            <span className="sp" />
            <Button icon={<Icon name="refresh" />} onClick={() => void refetch()}>{t('messages.refresh')}</Button>
          </div>
          {isPending && <Loading rows={8} />}
          {error && <Failure error={error} retry={() => void refetch()} />}
          {data && items.length === 0 && <Empty icon="mail" title={t('messages.none')} why={t('messages.none_why')} />}
          {items.length > 0 && !phone && <Table<Message> rowKey="id" size="middle" columns={columns} dataSource={items} pagination={false} />}
          {items.length > 0 && phone && (
            <ul className="lq-cards">
              {items.map((one) => (
                <li key={one.id} className="lq-message">
                  <div className="row g8"><span className="b">{one.person.label}</span>{channel(one)}<span className="sp" /><span className="s12 t3">{dateTime(one.at)}</span></div>
                  {one.text && <Said one={one} />}
                  <div className="row g8"><span className="s12 t3">{about(one)}</span><span className="sp" />{state(one)}</div>
                </li>
              ))}
            </ul>
          )}
          {hasNextPage && <div className="lq-more"><Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('messages.more')}</Button></div>}
        </div>
      </div>
      {again && <MessageAgain one={again} close={() => setAgain(undefined)} />}
      {quiet && <QuietHours close={() => setQuiet(false)} />}
    </>
  )
}
