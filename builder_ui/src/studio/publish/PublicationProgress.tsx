import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { Failure, Loading } from '@/kit/states'
import { publication as readPublication, type Publication } from '../api'
import { ProblemList } from '../editor/ProblemList'
import { refreshApp } from '../keys'
import { StepList } from './StepList'

/** A publication that goes no further. */
export const isOver = ({ state }: Publication): boolean => state !== 'awaiting' && state !== 'running'

/** A publication that takes its time: its steps as they go, until it is live or has failed. The page may be left. */
export const PublicationProgress = ({ app, id, done }: { app: string; id: string; done: (release: number) => void }) => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: ['studio', app, 'publication', id], queryFn: () => readPublication(app, id),
    refetchInterval: ({ state }) => (state.data && (isOver(state.data) || state.data.state === 'awaiting') ? false : 600),
  })
  const over = data ? isOver(data) : false
  const release = data?.release
  useEffect(() => {
    if (!over) return
    void refreshApp(queries, app)
    if (release) done(release)
  }, [over, release, app, queries, done])
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <div className="lq-publish-body" aria-live="polite">
      <p className="b row g8">
        <Icon name={data.state === 'awaiting' ? 'clock' : over ? 'warning' : 'release'} />
        {t(`studio.publication_${data.state}`)}
      </p>
      <p className="t3">{t(data.state === 'awaiting' ? 'studio.awaiting_why' : 'studio.progress_why')}</p>
      <StepList steps={data.steps} />
      {data.problems.length > 0 && <ProblemList problems={data.problems} />}
    </div>
  )
}
