import { App } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '@/kit/errorText'
import { ago, dateTime } from '@/kit/format'
import { IconButton } from '@/kit/IconButton'
import { initials } from '@/shell/Identity'
import type { FormMeta } from '../../types'
import { CommentEditor } from './CommentEditor'
import { changeComment, deleteComment, type Comment } from './queries'
import { spoken } from './spoken'

/** It may still be changed; false from the moment the time is over. */
const useStillMine = (until: string | null): boolean => {
  const [mine, setMine] = useState(() => until !== null && new Date(until).getTime() > Date.now())
  useEffect(() => {
    const left = until === null ? 0 : new Date(until).getTime() - Date.now()
    setMine(left > 0)
    if (left <= 0) return undefined
    const timer = setTimeout(() => setMine(false), left)
    return () => clearTimeout(timer)
  }, [until])
  return mine
}

/** What somebody said; its author may change it or take it back for a while. */
export const CommentItem = ({ form, record, comment, changed }: { form: FormMeta; record: string; comment: Comment; changed: () => Promise<unknown> }) => {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const [editing, setEditing] = useState(false)
  const mine = useStillMine(comment.changeable_until)
  const who = comment.by?.label ?? t('record.system')
  const remove = () => {
    modal.confirm({
      title: t('comment.delete_title'), content: t('comment.delete_consequence'), okText: t('comment.delete'), okButtonProps: { danger: true }, cancelText: t('common.cancel'),
      onOk: () => deleteComment(form, record, comment.id).then(changed).catch((error: unknown) => void message.error(errorText(error))),
    })
  }
  const save = async (text: string, mentions: string[]) => {
    await changeComment(form, record, comment.id, text, mentions)
    await changed()
    setEditing(false)
  }
  return (
    <li>
      <span className="av" aria-hidden="true">{initials(who)}</span>
      <div className="sp">
        <div className="row g8 wrap">
          <span className="b">{who}</span>
          <time className="s12 t3" dateTime={comment.at} title={dateTime(comment.at, true)}>{ago(comment.at)}</time>
          {comment.edited_at && !comment.deleted && <span className="s12 t3" title={dateTime(comment.edited_at, true)}>{t('comment.edited')}</span>}
          <span className="sp" />
          {mine && !editing && (
            <>
              <IconButton icon="edit" label={t('comment.edit')} onClick={() => setEditing(true)} />
              <IconButton icon="trash" label={t('comment.delete')} onClick={remove} />
            </>
          )}
        </div>
        {comment.deleted && <p className="t3">{t('comment.deleted')}</p>}
        {editing && <CommentEditor form={form} record={record} text={comment.text ?? ''} mentions={comment.mentions} send={save} cancel={() => setEditing(false)} />}
        {!editing && comment.text !== null && (
          <p className="text">{spoken(comment.text, comment.mentions).map((piece, at) => (piece.person ? <span key={at} className="lq-at">{piece.text}</span> : <span key={at}>{piece.text}</span>))}</p>
        )}
      </div>
    </li>
  )
}
