import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Empty, Failure, Loading } from '@/kit/states'
import { speedQuery } from './api'
import { IndexCard } from './IndexCard'
import { SlowCard } from './SlowCard'
import { milliseconds } from './words'
import './speed.css'

/** 列表速度: the lists that take long, what would help each, and the indexes made for lists. */
export const SpeedPage = ({ app }: { app: string }) => {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(speedQuery(app))
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const ms = milliseconds(data.threshold)
  return (
    <div className="lq-speed">
      <section aria-label={t('studio.section_speed')}>
        <header className="lq-list-head"><div><h2>{t('studio.section_speed')}</h2><p className="t3">{t('speed.why', { ms })}</p></div></header>
        {data.lists.length === 0 && <div className="card"><Empty icon="clock" title={t('speed.none')} why={t('speed.none_why', { ms })} /></div>}
        <ul className="cards">{data.lists.map((slow) => <SlowCard key={slow.id} app={app} slow={slow} />)}</ul>
      </section>
      <section aria-label={t('speed.indexes')}>
        <header className="lq-list-head"><div><h2>{t('speed.indexes')}</h2><p className="t3">{t('speed.indexes_why')}</p></div></header>
        {data.indexes.length === 0 ? <p className="t3">{t('speed.no_indexes')}</p> : <ul className="cards">{data.indexes.map((index) => <IndexCard key={index.id} app={app} index={index} />)}</ul>}
      </section>
    </div>
  )
}
