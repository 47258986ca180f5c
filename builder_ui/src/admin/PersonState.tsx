import { useTranslation } from 'react-i18next'
import { dateTime } from '@/kit/format'
import { Icon } from '@/kit/icons'
import type { Person } from './types'

const tints = { active: 'green', locked: 'red', left: '' } as const

/** Whether a person may log in, in words. */
export const StateTag = ({ person }: { person: Person }) => {
  const { t } = useTranslation()
  const late = person.state === 'active' && person.locked_until && new Date(person.locked_until).getTime() > Date.now()
  if (late) return <span className="tag amber"><Icon name="lock" size={12} />{t('admin.locked_until', { at: dateTime(person.locked_until) })}</span>
  return <span className={`tag ${tints[person.state]}`}>{person.state === 'locked' && <Icon name="lock" size={12} />}{t(`admin.state_${person.state}`)}</span>
}
