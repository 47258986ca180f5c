import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { label } from '@/i18n'
import { dateTime } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { caseQuery } from './api'
import { ReasonedDialog } from './ReasonedDialog'
import { PaneHead } from './PaneHead'
import { Story } from './Story'
import { Track } from './Track'
import type { CaseDetail } from './types'
import { caseStateOf } from './words'

/** Who was told of a case, and who of them has read it. */
const Copies = ({ detail }: { detail: CaseDetail }) => {
  const { t } = useTranslation()
  if (detail.copies.length === 0) return null
  return (
    <section className="card lq-copies">
      <div className="hd"><h2>{t('tasks.copies')}</h2><span className="bdg">{detail.copies.length}</span></div>
      <ul>
        {detail.copies.map((one, at) => (
          <li key={at}><span>{one.person.label}</span><span className="t3 s12">{t('tasks.sent_by', { who: one.by.label ?? '?', at: dateTime(one.at).slice(5) })}</span><span className="sp" /><span className={one.read_at ? 's12 t2' : 's12 t3'}>{one.read_at ? t('tasks.read_at', { at: dateTime(one.read_at).slice(5) }) : t('tasks.unread')}</span></li>
        ))}
      </ul>
    </section>
  )
}

/** Everything of a case but its head: what it stands at, what is stuck, who was told, its story. */
export const CaseBody = ({ detail }: { detail: CaseDetail }) => {
  const { t } = useTranslation()
  return (
    <>
      {detail.suspended && <p className="lq-notice" role="status">{t('tasks.suspended')}</p>}
      {detail.incidents.map((one) => <p key={one.number} className="lq-summary" role="status"><span className="b danger">{t('tasks.incident', { node: label(one.node) })}</span></p>)}
      <Copies detail={detail} />
      <Story detail={detail} />
    </>
  )
}

/** What who began a case may do with it. */
export const StarterActs = ({ detail }: { detail: CaseDetail }) => {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<string | null>(null)
  const acts = (['urge', 'withdraw'] as const).filter((one) => detail.may.includes(one))
  return (
    <>
      {acts.map((one) => <Button key={one} size="small" danger={one === 'withdraw'} icon={<Icon name={one === 'urge' ? 'bell' : 'undo'} size={14} />} onClick={() => setAsking(one)}>{t(`tasks.case_${one}`)}</Button>)}
      {asking && <ReasonedDialog detail={detail} action={asking} isOptional close={() => setAsking(null)} />}
    </>
  )
}

/** A case as who began it, or was told of it, follows it. */
export const CasePane = ({ id, close }: { id: string; close: () => void }) => {
  const { t } = useTranslation()
  const { data: detail, error, refetch } = useQuery(caseQuery(id))
  if (error) {
    return error instanceof ApiError && error.status === 404
      ? <Empty icon="inbox" title={t('tasks.no_case')} why={t('tasks.no_case_why')} action={<Button onClick={close}>{t('tasks.to_inbox')}</Button>} />
      : <Failure error={error} retry={() => void refetch()} />
  }
  if (!detail) return <Loading rows={10} />
  const state = caseStateOf(detail)
  const { app, form, id: record } = detail.record
  return (
    <div className="lq-task-pane">
      <PaneHead title={`${label(detail.label)} ${detail.number}`} close={close} meta={[t(state.key), t('tasks.begun_at', { who: detail.initiator.label ?? '?', at: dateTime(detail.started_at).slice(5) })]} actions={<StarterActs detail={detail} />}>
        <Track detail={detail} dues />
      </PaneHead>
      <div className="body">
        <p><Link to="/app/$app/form/$form/$record" params={{ app, form, record }}>{t('tasks.to_record')}</Link></p>
        <CaseBody detail={detail} />
      </div>
    </div>
  )
}
