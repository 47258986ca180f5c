import { App, Button, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { settle, type Publication } from '../api'
import { ProblemList } from '../editor/ProblemList'
import { refreshApp } from '../keys'
import { clock } from '../time'
import { isOver } from './PublicationProgress'
import { StepList } from './StepList'
import { Widening } from './Widening'

/** One act of publishing: how far it is, what it widens, and who has to say yes. */
export const PublicationCard = ({ app, publication }: { app: string; publication: Publication }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const me = useMe()
  const [reason, setReason] = useState('')
  const act = useMutation({
    mutationFn: (verdict: 'approve' | 'refuse' | 'cancel') => settle(app, publication.id, verdict, reason || undefined),
    onSuccess: () => refreshApp(queries, app),
    onError: (error) => message.error(errorText(error)),
  })
  const awaiting = publication.state === 'awaiting'
  const mine = publication.author?.id === me.person.id
  const decides = awaiting && !mine && me.platform_roles.includes('security_admin')
  return (
    <article className="card lq-publication">
      <header className="row g8">
        <Icon name={awaiting ? 'clock' : publication.state === 'failed' || publication.state === 'refused' ? 'warning' : 'release'} className="t3" />
        <span className="b">{t(`studio.publication_${publication.state}`)}</span>
        <span className="sp" />
        <span className="s12 t3">{publication.author?.label}·{clock(publication.created_at)}</span>
      </header>
      {publication.note && <p className="t2">{publication.note}</p>}
      <Widening sentences={publication.widens} />
      {publication.reason && <p className={publication.state === 'refused' ? 'lq-reason danger' : 'lq-reason t2'}>{t('studio.decided_because', { who: publication.decided_by?.label ?? '', reason: publication.reason })}</p>}
      {!awaiting && <StepList steps={publication.steps} />}
      {publication.problems.length > 0 && <ProblemList problems={publication.problems} />}
      {awaiting && !decides && <p className="t3 s12">{t(mine ? 'studio.awaiting_why' : 'studio.awaiting_other')}</p>}
      {decides && <Input value={reason} maxLength={500} placeholder={t('studio.reason')} aria-label={t('studio.reason')} onChange={({ target }) => setReason(target.value)} />}
      {!isOver(publication) && (
        <div className="row g8 foot">
          {decides && <Button type="primary" loading={act.isPending} onClick={() => act.mutate('approve')}>{t('studio.approve')}</Button>}
          {decides && <Button danger disabled={reason.trim() === ''} onClick={() => act.mutate('refuse')}>{t('studio.refuse')}</Button>}
          {awaiting && mine && <Button onClick={() => act.mutate('cancel')}>{t('studio.cancel_publication')}</Button>}
        </div>
      )}
    </article>
  )
}
