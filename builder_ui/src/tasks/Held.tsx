import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { casesOfRecordQuery } from './api'
import { DueChip } from './DueChip'
import './tasks.css'

/** That a record is in a case now, who has it and until when; nothing where it is in none. */
export const Held = ({ app, form, record, see }: { app: string; form: string; record: string; see: () => void }) => {
  const { t } = useTranslation()
  const { data } = useQuery(casesOfRecordQuery(app, form, record))
  const held = data?.find((one) => one.status === 'open')
  if (!held) return null
  const next = held.next.map((one) => t('tasks.node_with', { node: label(one.label), who: one.person.label ?? '?' })).join(t('tasks.and'))
  return (
    <div className="lq-held" role="status">
      <Icon name="lock" />
      <div className="sp"><div className="b">{t('tasks.held', { number: held.number })}</div>{next && <div>{t('tasks.held_by', { next })} <DueChip due={held.next.find((one) => one.due_at)?.due_at ?? null} /></div>}</div>
      <button type="button" className="lq-btn" onClick={see}>{t('tasks.held_see')}</button>
    </div>
  )
}
