import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { dueSaid } from './due'

/** When something is due: an icon and words, in the colour of its urgency. */
export const DueChip = ({ due, over = false }: { due: string | null; over?: boolean }) => {
  const { t } = useTranslation()
  const said = over ? null : dueSaid(due)
  if (!said) return null
  return (
    <span className={`lq-due ${said.tone}`}>
      <Icon name={said.tone === 'late' ? 'warning' : 'clock'} size={14} />
      {t(`tasks.due_${said.key}`, { at: said.at, count: said.count, more: said.more })}
    </span>
  )
}
