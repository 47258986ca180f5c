import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { dateTime } from '@/kit/format'
import { Empty, Failure, Loading } from '@/kit/states'
import { caseQuery, casesOfRecordQuery } from './api'
import { CaseBody, StarterActs } from './CasePane'
import { Track } from './Track'
import type { CaseListed } from './types'
import { caseStateOf } from './words'
import './tasks.css'

const One = ({ listed }: { listed: CaseListed }) => {
  const { t } = useTranslation()
  const { data: detail, error, refetch } = useQuery(caseQuery(listed.id))
  const state = caseStateOf(listed)
  if (error) return <div className="card"><Failure error={error} retry={() => void refetch()} /></div>
  return (
    <>
      <section className="card lq-record-flow">
        <div className="hd">
          <h2>{label(listed.label)}</h2><span className={`tag ${state.tint}`}>{t(state.key)}</span>
          <span className="s12 t3 nw">{t('tasks.number', { number: listed.number })}·{t('tasks.begun_at', { who: listed.initiator.label ?? '?', at: dateTime(listed.started_at).slice(5) })}</span>
          <span className="sp" />
          {detail && <StarterActs detail={detail} />}
        </div>
        {detail ? <Track detail={detail} dues /> : <Loading rows={3} />}
      </section>
      {detail && <CaseBody detail={detail} />}
    </>
  )
}

/** The cases of a record: how far the newest is, who has it, until when, what happened; and those before it. */
export const RecordFlow = ({ app, form, record }: { app: string; form: string; record: string }) => {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(casesOfRecordQuery(app, form, record))
  const [chosen, setChosen] = useState<string>()
  if (error) return <div className="card"><Failure error={error} retry={() => void refetch()} /></div>
  if (!data) return <div className="card"><Loading rows={8} /></div>
  const shown = data.find((one) => one.id === chosen) ?? data[0]
  if (!shown) return <div className="card"><Empty icon="branch" title={t('tasks.record_no_flow')} why={t('tasks.record_no_flow_why')} /></div>
  return (
    <>
      <One key={shown.id} listed={shown} />
      {data.length > 1 && (
        <section className="card">
          <div className="hd"><h2>{t('tasks.earlier')}</h2></div>
          <div className="lq-earlier">
            {data.filter((one) => one.id !== shown.id).map((one) => <button key={one.id} type="button" className="lq-link" onClick={() => setChosen(one.id)}>{label(one.label)} {one.number}·{t(caseStateOf(one).key)}·{dateTime(one.started_at)}</button>)}
          </div>
        </section>
      )}
    </>
  )
}
