import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dateTime, grouped } from '@/kit/format'
import { batchesQuery, isWorking, type Batch } from './api'

const nameOf = (state: Batch['state']) => (state === 'done' ? 'state_done' : state)

/** What I brought in lately and how far it is. */
export const RecentImports = ({ app, form, open }: { app: string; form: string; open: (id: string) => void }) => {
  const { t } = useTranslation()
  const { data = [] } = useQuery(batchesQuery(app, form))
  return (
    <section className="card">
      <h2>{t('exchange.recent')}</h2>
      {data.length === 0 && <p className="t3">{t('exchange.none')}</p>}
      <ul className="lq-recent">
        {data.map((batch) => (
          <li key={batch.id}>
            <button type="button" onClick={() => open(batch.id)}>
              <span className="b nw">{batch.file_name}</span>
              <span className="s12 t3 nw">{dateTime(batch.created_at)}{batch.total > 0 && `·${t('exchange.progress', { done: grouped(String(isWorking(batch) ? batch.done : batch.total)), total: grouped(String(batch.total)) })}`}</span>
              <span className={isWorking(batch) ? 'tag blue' : 'tag'}>{t(`exchange.${nameOf(batch.state)}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
