import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import type { Finding } from './types'

/** What the check found, errors first; where the text can be seen, each leads to its place. */
export const FindingList = ({ findings, text, go }: { findings: readonly Finding[]; text: string; go?: (finding: Finding) => void }) => {
  const { t } = useTranslation()
  if (findings.length === 0) return null
  const sorted = [...findings].sort((one, other) => Number(one.severity !== 'error') - Number(other.severity !== 'error'))
  const letters = [...text]
  return (
    <ul className="lq-findings" aria-label={t('conditions.findings')}>
      {sorted.map((each, index) => {
        const about = letters.slice(each.start, each.end).join('').trim()
        const inner = (
          <>
            <Icon name={each.severity === 'error' ? 'warning' : 'info'} size={14} />
            <span>
              {each.severity !== 'error' && <span className="tag amber">{t('conditions.warning')}</span>}
              {about !== '' && about.length < 40 && <code>{about}</code>} {each.message}
            </span>
          </>
        )
        return <li key={`${each.code} ${each.start} ${index}`} className={each.severity}>{go ? <button type="button" onClick={() => go(each)}>{inner}</button> : inner}</li>
      })}
    </ul>
  )
}
