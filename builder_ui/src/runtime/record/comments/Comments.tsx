import { Button } from 'antd'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import { Empty, Failure, Loading } from '@/kit/states'
import type { FormMeta } from '../../types'
import { CommentEditor } from './CommentEditor'
import { CommentItem } from './CommentItem'
import { commentsQuery, say } from './queries'
import './comments.css'

/** What people say about a record, the newest first, and where one says something oneself. */
export const Comments = ({ form, record }: { form: FormMeta; record: string }) => {
  const { t } = useTranslation()
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(commentsQuery(form, record))
  const [key, setKey] = useState(() => crypto.randomUUID())
  const comments = data?.pages.flatMap((page) => page.items) ?? []
  const again = () => queries.invalidateQueries({ queryKey: commentsQuery(form, record).queryKey })
  const send = async (text: string, mentions: string[]) => {
    await say(form, record, text, mentions, key)
    setKey(crypto.randomUUID())
    await again()
  }
  return (
    <section className="card lq-comments">
      <CommentEditor form={form} record={record} send={send} />
      {isPending && <Loading rows={3} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && comments.length === 0 && <Empty icon="chat" title={t('comment.none')} why={t('comment.none_why')} />}
      <ol>{comments.map((comment) => <CommentItem key={comment.id} form={form} record={record} comment={comment} changed={again} />)}</ol>
      {hasNextPage && <Button type="text" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('comment.more')}</Button>}
    </section>
  )
}
