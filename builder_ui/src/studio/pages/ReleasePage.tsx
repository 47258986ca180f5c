import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { publications as readPublications } from '../api'
import { keys } from '../keys'
import { placeOf, useGoTo } from '../places'
import { CompareReleases } from '../publish/CompareReleases'
import { PublicationCard } from '../publish/PublicationCard'
import { PublishForm } from '../publish/PublishForm'
import { isOver } from '../publish/PublicationProgress'
import { ReleaseList } from '../publish/ReleaseList'

/** 版本与发布: what would change, what is under way, and every release there was. */
export const ReleasePage = ({ app }: { app: string }) => {
  const { t } = useTranslation()
  const goTo = useGoTo()
  const { data } = useQuery({
    queryKey: keys.publications(app), queryFn: () => readPublications(app),
    refetchInterval: ({ state }) => ((state.data ?? []).some((each) => !isOver(each)) ? 2000 : false),
  })
  const open = (data ?? []).filter((each) => !isOver(each))
  const failed = (data ?? []).filter(({ state }) => state === 'failed' || state === 'refused').slice(0, 3)
  const jump = (path: string) => {
    const place = placeOf(path)
    if (place) goTo(place)
  }
  return (
    <div className="lq-releases">
      <section className="pending" aria-label={t('studio.pending')}>
        <header className="lq-list-head"><div><h2>{t('studio.pending')}</h2><p className="t3">{t('studio.pending_why')}</p></div></header>
        <div className="card"><PublishForm app={app} jump={jump} /></div>
      </section>
      <section aria-label={t('studio.history')}>
        {open.length + failed.length > 0 && (
          <>
            <header className="lq-list-head"><div><h2>{t('studio.under_way')}</h2></div></header>
            {[...open, ...failed].map((publication) => <PublicationCard key={publication.id} app={app} publication={publication} />)}
          </>
        )}
        <header className="lq-list-head"><div><h2>{t('studio.releases')}</h2><p className="t3">{t('studio.releases_why')}</p></div></header>
        <CompareReleases app={app} />
        <ReleaseList app={app} />
      </section>
    </div>
  )
}
