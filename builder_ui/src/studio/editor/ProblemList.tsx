import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import { Icon } from '@/kit/icons'

interface Props {
  problems: readonly Problem[]
  jump?: (pointer: string) => void
}

/** Problems in words, errors first; each leads to its place. */
export const ProblemList = ({ problems, jump }: Props) => {
  const { t } = useTranslation()
  const sorted = [...problems].sort((one, other) => Number(one.severity !== 'error') - Number(other.severity !== 'error'))
  return (
    <ul className="lq-problem-list" aria-label={t('studio.problems')}>
      {sorted.map((problem) => (
        <li key={`${problem.path} ${problem.code} ${problem.message}`} className={problem.severity}>
          <button type="button" disabled={!jump} onClick={() => jump?.(problem.path)}>
            <Icon name={problem.severity === 'error' ? 'warning' : 'info'} />
            <span className="sp">
              {problem.message}
              {problem.severity !== 'error' && <span className="tag amber">{t('studio.warning')}</span>}
            </span>
            {jump && <Icon name="forward" className="t3" />}
          </button>
        </li>
      ))}
    </ul>
  )
}
