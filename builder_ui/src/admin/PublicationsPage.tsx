import { App, Button, Input } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { path, post } from '@/api/client'
import { useMe } from '@/api/session'
import { label } from '@/i18n'
import { dateTime } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { PageHeader } from '@/shell/PageHeader'
import { RightsChanges } from '@/studio/publish/RightsChanges'
import { publicationsQuery } from './queries'
import type { Publication } from './types'
import { useAct } from './useAct'
import './admin.css'

const Approval = ({ publication: one }: { publication: Publication }) => {
  const { t } = useTranslation()
  const me = useMe()
  const { modal, message } = App.useApp()
  const { act, busy } = useAct('publications', 'apps', 'app')
  const app = label(one.app_label) || one.app
  const own = one.author?.id === me.person.id
  const where = path`/api/apps/${one.app}/publications/${one.id}`
  const approve = () => modal.confirm({
    title: t('approval.approve_title', { app }), content: t('approval.approve_consequence'), okText: t('approval.approve'), cancelText: t('common.cancel'),
    onOk: () => act(() => post(`${where}/approve`, { body: {} }), t('approval.approved')),
  })
  const refuse = () => {
    let reason = ''
    modal.confirm({
      title: t('approval.refuse_title', { app }), okText: t('approval.refuse'), okButtonProps: { danger: true }, cancelText: t('common.cancel'),
      content: <><label htmlFor="refusal">{t('approval.reason')}</label><Input.TextArea id="refusal" autoFocus maxLength={500} rows={3} onChange={(event) => { reason = event.target.value.trim() }} /></>,
      onOk: async () => {
        if (!reason) {
          message.error(t('approval.reason_required'))
          throw new Error('no reason')
        }
        await act(() => post(`${where}/refuse`, { body: { reason } }), t('approval.refused'))
      },
    })
  }
  return (
    <article className="card lq-approval" aria-label={app}>
      <div className="row g8 wrap"><h2 className="b">{app}</h2><span className="t3 s12">{t('approval.author', { who: one.author?.label ?? '', at: dateTime(one.created_at) })}</span></div>
      {one.note && <p className="t2">{one.note}</p>}
      <div className="widen">
        <h3><Icon name="warning" />{t('approval.widens')}</h3>
        <ul>{one.widens.map((sentence) => <li key={sentence.zh}>{label(sentence)}</li>)}</ul>
      </div>
      <RightsChanges where={where} />
      {(one.changes?.length ?? 0) > 0 && <div><h3 className="t3 s12">{t('approval.changes')}</h3><ul>{one.changes?.map((change) => <li key={change.zh} className="t2">{label(change)}</li>)}</ul></div>}
      {one.steps.length > 0 && <div><h3 className="t3 s12">{t('approval.steps')}</h3><ul>{one.steps.map((step) => <li key={label(step.sentence)} className="t2">{label(step.sentence)}</li>)}</ul></div>}
      {own && <p className="t3">{t('approval.own')}</p>}
      <div className="row g8">
        <Button className="lq-outline" disabled={own} loading={busy} onClick={approve}>{t('approval.approve')}</Button>
        <Button danger onClick={refuse}>{t('approval.refuse')}</Button>
      </div>
    </article>
  )
}

/** Publications that widen rights and wait for the security administrator. */
export const PublicationsPage = () => {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useQuery(publicationsQuery)
  return (
    <>
      <PageHeader title={t('approval.title')} meta={data && <span className="bdg">{data.length}</span>} />
      <div className="lq-body">
        {isPending && <div className="card"><Loading /></div>}
        {error && <div className="card"><Failure error={error} retry={() => void refetch()} /></div>}
        {data?.length === 0 && <div className="card"><Empty icon="release" title={t('approval.none')} why={t('approval.none_why')} /></div>}
        {data?.map((publication) => <Approval key={publication.id} publication={publication} />)}
      </div>
    </>
  )
}
