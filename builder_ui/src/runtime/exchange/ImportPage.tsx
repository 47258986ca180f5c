import { App, Button, Steps } from 'antd'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { PageHeader } from '@/shell/PageHeader'
import { formQuery } from '../queries'
import { batchesQuery, batchQuery, isWorking, sendFile, template, type Batch } from './api'
import { ColumnMapping } from './ColumnMapping'
import { Drop } from './Drop'
import { Findings } from './Findings'
import { Progress } from './Progress'
import { RecentImports } from './RecentImports'
import './exchange.css'

const stepOf = (batch: Batch | undefined): number => {
  if (!batch) return 0
  if (batch.state === 'uploaded' || (batch.state === 'failed' && batch.total === 0)) return 1
  return batch.state === 'reading' || batch.state === 'checking' || batch.state === 'checked' || batch.state === 'failed' ? 2 : 3
}

/** A file becomes records: chosen, its columns matched, checked, written, and taken back if need be. The address names it. */
export const ImportPage = () => {
  const { t } = useTranslation()
  const phone = usePhone()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { app, form: name } = useParams({ strict: false }) as { app: string; form: string }
  const { batch: id, view } = useSearch({ strict: false }) as { batch?: string; view?: string }
  const form = useQuery(formQuery(app, name))
  const found = useQuery({ ...batchQuery(app, name, id ?? ''), enabled: id !== undefined })
  const mine = useQuery(batchesQuery(app, name))
  const batch = id === undefined ? undefined : found.data
  const title = t('exchange.title', { form: label(form.data?.label) })
  const open = (next?: string) => void navigate({ to: '.', search: { view, batch: next } as never })
  const keep = (next: Batch) => {
    queries.setQueryData(batchQuery(app, name, next.id).queryKey, next)
    void queries.invalidateQueries({ queryKey: ['imports', app, name] })
    open(next.id)
  }
  const send = useMutation({ mutationFn: (file: File) => sendFile(app, name, file), onSuccess: keep })
  useEffect(() => {
    if (batch?.state === 'done' || batch?.state === 'undone') void queries.invalidateQueries({ queryKey: ['records', app, name] })
  }, [batch?.state, app, name])

  const error = form.error ?? mine.error ?? (id === undefined ? null : found.error)
  return (
    <>
      <PageHeader title={title} back={view ? `/app/${app}/list/${view}` : `/app/${app}`} />
      <div className="lq-body">
        {error ? <div className="card"><Failure error={error} /></div> : (
          <div className="lq-import">
            <Steps size="small" current={stepOf(batch)} responsive={false} direction="horizontal" titlePlacement={phone ? 'vertical' : 'horizontal'} items={['file', 'map', 'check', 'done'].map((key) => ({ title: t(`exchange.step_${key}`) }))} />
            <section className="card">
              {id === undefined && (
                <>
                  <p className="t2">{t('exchange.about')}</p>
                  {send.isPending ? <Loading rows={3}>{t('exchange.uploading', { name: send.variables.name })}</Loading> : <Drop take={(file) => send.mutate(file)}>{t('exchange.drop')}</Drop>}
                  {send.error && <p className="danger" role="alert">{errorText(send.error)}</p>}
                  <Button icon={<Icon name="download" />} onClick={() => void template(app, name).catch((problem: unknown) => message.error(errorText(problem)))}>{t('exchange.template')}</Button>
                </>
              )}
              {id !== undefined && !batch && <Loading rows={6} />}
              {batch && stepOf(batch) === 1 && <ColumnMapping key={batch.id} batch={batch} app={app} form={name} done={keep} other={() => open()} />}
              {batch && isWorking(batch) && <Progress batch={batch} app={app} form={name} done={keep} />}
              {batch && stepOf(batch) > 1 && !isWorking(batch) && <Findings batch={batch} app={app} form={name} view={view} done={keep} other={() => open()} />}
            </section>
            {id === undefined && <RecentImports app={app} form={name} open={open} />}
          </div>
        )}
      </div>
    </>
  )
}
