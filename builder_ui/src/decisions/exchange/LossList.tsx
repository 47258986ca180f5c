import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import type { Imported } from '../api'

/** What of a file cannot be taken over, place by place. */
export const LossList = ({ losses, problems = [] }: { losses: Imported['losses']; problems?: readonly Problem[] }) => {
  const { t } = useTranslation()
  if (losses.length + problems.length === 0) return null
  return (
    <section className="lq-loss" aria-label={t('decisions.losses')}>
      <h3 className="b">{t('decisions.losses')} <span className="bdg">{losses.length + problems.length}</span></h3>
      <ul className="lq-losses">
        {losses.map(({ where, message }, index) => <li key={`${where} ${index}`}><Icon name="info" size={14} /><span className="sp">{label(message)}</span><span className="s12 t3 mono nw">{where}</span></li>)}
        {problems.map((problem) => <li key={problem.path + problem.message}><Icon name="warning" size={14} /><span className="sp">{problem.message}</span></li>)}
      </ul>
    </section>
  )
}
