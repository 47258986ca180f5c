import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import type { Verdict } from './types'

interface Props {
  verdict: Verdict | undefined
  /** The answer to the present text is still on its way. */
  isLate: boolean
  text: string
  pushability: boolean
}

/** The expression in one sentence, and how much of it the database decides. */
export const Said = ({ verdict, isLate, text, pushability }: Props) => {
  const { t } = useTranslation()
  const sentence = verdict?.valid ? label(verdict.sentence) : ''
  if (text.trim() === '' || sentence === '') return null
  const level = verdict?.pushable?.level
  return (
    <div className={isLate ? 'lq-said late' : 'lq-said'}>
      <p className="s12 t3">{t('conditions.in_words')}</p>
      <p className="sentence" role="status">{sentence}</p>
      {pushability && level && (
        <div className={`s12 push ${level}`}>
          <Icon name={level === 'full' ? 'check' : 'info'} size={14} />
          <span>{t(`conditions.push_${level}`)}{verdict.pushable?.reasons.map((each) => label(each.message)).join('；')}</span>
        </div>
      )}
    </div>
  )
}
