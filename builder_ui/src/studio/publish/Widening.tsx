import { useTranslation } from 'react-i18next'
import { label, type Label } from '@/i18n'
import { Icon } from '@/kit/icons'

/** Whose rights get wider by publishing this, in words. */
export const Widening = ({ sentences }: { sentences: readonly Label[] }) => {
  const { t } = useTranslation()
  if (sentences.length === 0) return null
  return (
    <div className="lq-widens">
      <p className="b row g4"><Icon name="shield" size={14} />{t('studio.widens')}</p>
      <ul>{sentences.map((sentence, index) => <li key={index}>{label(sentence)}</li>)}</ul>
    </div>
  )
}
