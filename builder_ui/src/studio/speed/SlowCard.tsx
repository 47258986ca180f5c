import { App, Button } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { sizeText } from '@/runtime/files/files'
import { makeIndex, proposalQuery, speedQuery, type SlowList } from './api'
import { Times } from './Times'
import { number } from './words'

/** One slow list: which views it is, what it asks for, how slow it is, and what would help. */
export const SlowCard = ({ app, slow }: { app: string; slow: SlowList }) => {
  const { t } = useTranslation()
  const names = [...slow.views.published.map(label), ...slow.views.offered]
  return (
    <li className="card">
      <header>
        <span className="b">{names.length > 0 ? names.join(t('speed.between')) : t('speed.unnamed')}</span>
        {slow.views.private > 0 && <span className="t3 s12">{t('speed.private', { count: slow.views.private })}</span>}
        <span className="tag">{label(slow.form.label)}</span>
        <span className="sp" />
        <Times times={slow.times} />
      </header>
      <p className="t2">{label(slow.says)}</p>
      {slow.index ? <p className="t3">{t('speed.has_index')}</p> : <Proposal app={app} slow={slow} />}
    </li>
  )
}

const Proposal = ({ app, slow }: { app: string; slow: SlowList }) => {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const queries = useQueryClient()
  const { data, error } = useQuery(proposalQuery(app, slow.id))
  const act = useMutation({
    mutationFn: () => makeIndex(app, slow.id),
    onSuccess: async () => {
      message.success(t('speed.asked'))
      await queries.invalidateQueries(speedQuery(app))
    },
    onError: (failure) => message.error(errorText(failure)),
  })
  if (error) return <p className="danger" role="alert">{errorText(error)}</p>
  if (!data) return <p className="t3" role="status">{t('speed.looking')}</p>
  if (!data.trial) return <p className="t3">{t(`speed.${data.why_not ?? 'no'}`)}</p>
  const { before, after, sampled, bytes } = data.trial
  const ask = () => modal.confirm({
    title: t('speed.make_ask', { form: label(slow.form.label) }), content: t('speed.make_why', { says: label(data.says), size: sizeText(bytes) }),
    okText: t('speed.make'), cancelText: t('common.cancel'), onOk: () => act.mutateAsync().catch(() => undefined),
  })
  return (
    <div className="proposal">
      <div className="sp">
        <p><span className="t3">{t('speed.proposal')}</span> {label(data.says)}</p>
        <p className="t3 s12">{t('speed.tried', { sampled: number(sampled), before: number(before), after: number(after), size: sizeText(bytes) })}</p>
      </div>
      <Button type="primary" loading={act.isPending} onClick={ask}>{t('speed.make')}</Button>
    </div>
  )
}
