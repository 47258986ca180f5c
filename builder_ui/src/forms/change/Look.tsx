import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { errorText } from '@/kit/errorText'
import { Loading } from '@/kit/states'
import { ProblemList } from '@/studio/editor/ProblemList'
import type { Looked } from './useLook'

/** How many values come along, how many are written otherwise, how many have no place. */
export const Look = ({ look }: { look: Looked }) => {
  const { t } = useTranslation()
  if (look.isNew) return <p className="t2" role="status">{t('change.never_published')}</p>
  if (look.error instanceof ApiError && look.error.problems.length > 0) return <ProblemList problems={look.error.problems} />
  if (look.error) return <p className="danger" role="alert">{errorText(look.error)}</p>
  if (look.isFetching) return <Loading rows={2} />
  const found = look.data
  if (!found) return null
  const counts = [
    { key: 'fits', count: found.fits, tone: 'green' },
    { key: 'differing', count: found.differing, tone: 'blue' },
    { key: 'restored', count: found.restored, tone: 'green' },
    { key: 'unfit', count: found.unfit, tone: 'red' },
  ].filter(({ key, count }) => count > 0 || key === 'fits' || key === 'unfit')
  return (
    <section className="look" aria-label={t('change.look')} role="status">
      <p className="t2">{t(found.exact ? 'change.filled' : 'change.filled_at_least', { count: found.filled })}</p>
      <ul className="counts">
        {counts.map(({ key, count, tone }) => (
          <li key={key} className={count > 0 ? tone : ''}><b>{count.toLocaleString()}</b><span className="s12">{t(`change.${key}`)}</span></li>
        ))}
      </ul>
      {found.examples.length > 0 && (
        <ul className="examples s12 t2">
          {found.examples.map(({ before, after }) => <li key={before}><span className="mono">{before}</span> → <span className="mono">{after}</span></li>)}
        </ul>
      )}
    </section>
  )
}
