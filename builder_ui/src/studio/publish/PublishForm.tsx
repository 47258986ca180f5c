import { App, Button, Input } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { path } from '@/api/client'
import { ApiError, type Problem } from '@/api/problem'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { changes as readChanges, publish, type Changes } from '../api'
import { ProblemList } from '../editor/ProblemList'
import { keys, refreshApp } from '../keys'
import { ChangeList, keyOf } from './ChangeList'
import { PublicationProgress } from './PublicationProgress'
import { PublishResult } from './PublishResult'
import { RightsChanges } from './RightsChanges'
import './publish.css'

type Outcome = { release: number } | { publication: string }

interface Props {
  app: string
  /** The definition this was opened from comes first. */
  first?: { kind: string; name: string }
  jump?: (pointer: string) => void
  close?: () => void
}

/** Look at what would change, choose, say why, publish, and see how it goes. */
export const PublishForm = ({ app, first, jump, close }: Props) => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [note, setNote] = useState('')
  const [refused, setRefused] = useState<Problem[]>([])
  const [outcome, setOutcome] = useState<Outcome>()
  const { data, error, isFetching, refetch } = useQuery({ queryKey: keys.changes(app), queryFn: () => readChanges(app), staleTime: 0, gcTime: 0 })

  const send = useMutation({
    mutationFn: (all: Changes) => {
      const definitions = all.changes.filter((change) => !left.has(keyOf(change))).map(({ kind, name }) => ({ kind, name }))
      return publish(app, { note, ...(left.size > 0 ? { definitions } : {}) })
    },
    onSuccess: async ({ release, publication }) => {
      setOutcome(release === null ? { publication } : { release })
      await refreshApp(queries, app)
    },
    onError: (failure) => {
      if (failure instanceof ApiError && failure.problems.length > 0) setRefused(failure.problems)
      else message.error(errorText(failure))
    },
  })

  if (outcome && 'release' in outcome) return <PublishResult app={app} release={outcome.release} close={close} />
  if (outcome) return <PublicationProgress app={app} id={outcome.publication} done={(release) => setOutcome({ release })} />
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Loading rows={8} />
  if (data.changes.length === 0) return <Empty icon="check" title={t('studio.nothing_to_publish')} why={t('studio.nothing_to_publish_why')} />

  const ordered = [...data.changes].sort((one, other) => Number(other.name === first?.name && other.kind === first?.kind) - Number(one.name === first?.name && one.kind === first?.kind))
  const choose = (key: string, on: boolean) => {
    setRefused([])
    setLeft((before) => new Set(on ? [...before].filter((each) => each !== key) : [...before, key]))
  }
  const problems = refused.length > 0 ? refused : left.size > 0 ? [] : data.problems
  const alsoNeeded = new Set(problems.flatMap(({ params }) => (Array.isArray(params.definitions) ? (params.definitions as { kind: string; name: string }[]).map(keyOf) : [])))
  const takeAlong = () => {
    setRefused([])
    setLeft((before) => new Set([...before].filter((key) => !alsoNeeded.has(key))))
  }
  const blocked = problems.some(({ severity }) => severity === 'error')
  const widens = data.changes.some((change) => change.widens.length > 0 && !left.has(keyOf(change)))
  return (
    <div className="lq-publish">
      <div className="lq-publish-body">
        {problems.length > 0 && (
          <section className={`lq-publish-problems ${blocked ? 'error' : ''}`}>
            <h3 className="b">{t(blocked ? 'studio.publish_blocked' : 'studio.publish_warned')}</h3>
            <ProblemList problems={problems} jump={jump} />
            {alsoNeeded.size > 0 && <Button size="small" onClick={takeAlong}>{t('studio.publish_together')}</Button>}
          </section>
        )}
        <h3 className="s12 t3">{t('studio.publish_what', { count: data.changes.length - left.size, all: data.changes.length })}</h3>
        <ChangeList changes={ordered} chosen={new Set(data.changes.map(keyOf).filter((key) => !left.has(key)))} choose={data.changes.length > 1 ? choose : undefined} />
        <RightsChanges where={path`/api/apps/${app}`} definitions={left.size > 0 ? data.changes.filter((change) => !left.has(keyOf(change))).map(({ kind, name }) => `${kind}/${name}`) : undefined} />
        {data.needs_approval && widens && (
          <p className="lq-publish-approval"><Icon name="shield" />{t('studio.publish_needs_approval')}</p>
        )}
      </div>
      <footer className="lq-publish-foot">
        <label className="t2" htmlFor="publish-note">{t('studio.note')}</label>
        <Input.TextArea id="publish-note" autoSize={{ minRows: 2, maxRows: 4 }} maxLength={500} value={note} placeholder={t('studio.note_hint')} onChange={({ target }) => setNote(target.value)} />
        <div className="row g8">
          <span className="sp t3 s12">{t('studio.publish_safe')}</span>
          {close && <Button onClick={close}>{t('common.cancel')}</Button>}
          <Button type="primary" loading={send.isPending} disabled={blocked || isFetching || left.size === data.changes.length} onClick={() => send.mutate(data)}>
            {t('studio.publish_now')}
          </Button>
        </div>
      </footer>
    </div>
  )
}
