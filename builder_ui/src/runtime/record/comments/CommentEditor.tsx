import { Button, Mentions } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Named } from '@/api/types'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import type { FormMeta } from '../../types'
import { mentionableQuery } from './queries'
import { mentioned } from './spoken'

interface Props {
  form: FormMeta
  record: string
  text?: string
  mentions?: Named[]
  send: (text: string, mentions: string[]) => Promise<unknown>
  cancel?: () => void
}

const longest = 2000

/** Where a comment is written; after an @ it offers people who may read the record. */
export const CommentEditor = ({ form, record, text: before = '', mentions = [], send, cancel }: Props) => {
  const { t } = useTranslation()
  const [text, setText] = useState(before)
  const [chosen, setChosen] = useState<Named[]>(mentions)
  const [asked, setAsked] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const { data, isFetching } = useQuery({ ...mentionableQuery(form, record, asked ?? ''), enabled: asked !== null })
  const submit = async () => {
    if (busy || text.trim() === '') return
    setBusy(true)
    setFailure(null)
    try {
      await send(text, mentioned(text, chosen))
      setText('')
      setChosen([])
    } catch (error) {
      setFailure(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="lq-say">
      <Mentions
        aria-label={t('comment.write')} placeholder={t('comment.placeholder')} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={longest} value={text} loading={isFetching}
        onChange={setText} onSearch={setAsked} filterOption={false} notFoundContent={isFetching ? t('common.loading') : t(asked ? 'comment.nobody' : 'comment.type_name')}
        options={(data ?? []).map((one) => ({ key: one.id, value: one.name, label: <span className="lq-option"><span>{one.name}</span><span className="s12 t3">{[label(one.post), label(one.unit)].filter(Boolean).join('·')}</span></span> }))}
        onSelect={({ value }) => {
          const one = data?.find(({ name }) => name === value)
          if (one) setChosen((known) => [...known.filter(({ label: name }) => name !== one.name), { id: one.id, label: one.name }])
        }}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) void submit() }}
      />
      {failure && <p className="danger s12" role="alert">{failure}</p>}
      <div className="row g8">
        <span className="s12 t3 sp">{t('comment.help')}</span>
        {cancel && <Button onClick={cancel}>{t('common.cancel')}</Button>}
        <Button type="primary" loading={busy} disabled={text.trim() === ''} onClick={() => void submit()}>{cancel ? t('comment.save') : t('comment.send')}</Button>
      </div>
    </div>
  )
}
