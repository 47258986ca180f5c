import { Button, Progress as Bar } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { grouped } from '@/kit/format'
import { act, type Batch } from './api'

/** How far it is; the work goes on without the page. */
export const Progress = ({ batch, app, form, done }: { batch: Batch; app: string; form: string; done: (batch: Batch) => void }) => {
  const { t } = useTranslation()
  const stop = useMutation({ mutationFn: () => act(app, form, batch.id, 'stop'), onSuccess: done })
  const percent = batch.state === 'reading' || !batch.total ? 0 : Math.floor((batch.done / batch.total) * 100)
  return (
    <div className="lq-progress" role="status">
      <p className="b">{t(`exchange.${batch.state}`)}·<span className="nw">{batch.file_name}</span></p>
      <Bar percent={percent} status="active" showInfo={batch.state !== 'reading'} aria-label={t(`exchange.${batch.state}`)} />
      <p className="t2">{batch.state === 'reading' ? '' : t('exchange.progress', { done: grouped(String(batch.done)), total: grouped(String(batch.total)) })}</p>
      <p className="s12 t3">{t('exchange.leave')}</p>
      {batch.state !== 'undoing' && <Button loading={stop.isPending} onClick={() => stop.mutate()}>{t('exchange.stop')}</Button>}
    </div>
  )
}
