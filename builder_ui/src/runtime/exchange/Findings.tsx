import { App, Button } from 'antd'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { grouped } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { act, problemsQuery, report, undo, type Batch } from './api'

interface Props {
  batch: Batch
  app: string
  form: string
  view?: string
  done: (batch: Batch) => void
  other: () => void
}

const shown = {
  checked: ['would_create', 'would_update', 'would_stay', 'bad'], failed: ['good', 'bad'],
  done: ['created', 'updated', 'unchanged', 'failed'], stopped: ['created', 'updated', 'unchanged', 'failed'], undone: ['undone', 'kept'],
} as Record<string, string[]>
const words: Record<string, string> = { failed: 'failed_rows', undone: 'undone_rows', kept: 'kept_rows' }
const bad = ['bad', 'failed', 'kept']

const Counts = ({ batch }: { batch: Batch }) => {
  const { t } = useTranslation()
  return (
    <dl className="lq-counts">
      {(shown[batch.state] ?? []).map((name) => (
        <div key={name} className={bad.includes(name) && batch.counts[name] ? 'wrong' : ''}>
          <dt>{t(`exchange.${words[name] ?? name}`)}</dt>
          <dd>{grouped(String(batch.counts[name] ?? 0))}</dd>
        </div>
      ))}
    </dl>
  )
}

const Problems = ({ batch, app, form }: { batch: Batch; app: string; form: string }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { data = [] } = useQuery(problemsQuery(app, form, batch))
  if (data.length === 0) return null
  return (
    <>
      <div className="lq-between">
        <span className="b">{t('exchange.first_problems', { count: data.length })}</span>
        <Button icon={<Icon name="download" />} onClick={() => void report(app, form, batch.id).catch((error: unknown) => message.error(errorText(error)))}>{t('exchange.report')}</Button>
      </div>
      <div className="lq-problems" role="table" aria-label={t('exchange.problem')} tabIndex={0}>
        <div role="row" className="hd">{(['row', 'at', 'problem'] as const).map((each) => <span key={each} role="columnheader">{t(`exchange.${each}`)}</span>)}</div>
        {data.map((each, i) => <div key={i} role="row"><span role="cell" className="num">{each.row}</span><span role="cell" className="nw">{each.column ?? ''}</span><span role="cell">{each.message}</span></div>)}
      </div>
    </>
  )
}

/** What was found, or what was done, and what may be done about it. */
export const Findings = ({ batch, app, form, view, done, other }: Props) => {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const { counts, state } = batch
  const run = useMutation({ mutationFn: () => act(app, form, batch.id, 'run'), onSuccess: done })
  const back = useMutation({ mutationFn: () => undo(app, form, batch.id), onSuccess: done })
  const good = counts.good ?? 0
  const changed = (counts.created ?? 0) + (counts.updated ?? 0)
  const ask = () => modal.confirm({
    title: t('exchange.undo'), content: t('exchange.undo_ask', { created: grouped(String(counts.created ?? 0)), updated: grouped(String(counts.updated ?? 0)) }),
    okText: t('exchange.undo_yes'), okButtonProps: { danger: true }, cancelText: t('common.cancel'), onOk: () => back.mutateAsync().catch(() => undefined),
  })
  const said = state === 'checked' ? (counts.bad ? t(good ? 'exchange.some_bad' : 'exchange.none_good', { bad: grouped(String(counts.bad)), good: grouped(String(good)) }) : t('exchange.all_good')) : t(`exchange.${state}`)
  return (
    <>
      <p className={state === 'failed' || state === 'stopped' ? 'warning b' : 'b'} role="status">{said}</p>
      {batch.reason && <p className="danger" role="alert">{label(batch.reason)}</p>}
      <Counts batch={batch} />
      <Problems batch={batch} app={app} form={form} />
      {(run.error ?? back.error) && <p className="danger" role="alert">{errorText(run.error ?? back.error)}</p>}
      <footer className="lq-acts">
        <Button onClick={other}>{t('exchange.other')}</Button>
        {(state === 'done' || state === 'stopped') && changed > 0 && <Button danger loading={back.isPending} icon={<Icon name="undo" />} onClick={ask}>{t('exchange.undo')}</Button>}
        {state === 'checked' && <Button type="primary" disabled={good === 0} loading={run.isPending} onClick={() => run.mutate()}>{t('exchange.run', { rows: grouped(String(good)) })}</Button>}
        {state === 'stopped' && <Button type="primary" loading={run.isPending} onClick={() => run.mutate()}>{t('exchange.go_on')}</Button>}
        {(state === 'done' || state === 'undone') && view && <Link to="/app/$app/list/$view" params={{ app, view }}><Button type="primary" tabIndex={-1}>{t('exchange.to_list')}</Button></Link>}
      </footer>
    </>
  )
}
