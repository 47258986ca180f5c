import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get } from '@/api/client'
import { label, type Label } from '@/i18n'
import { Icon } from '@/kit/icons'
import './rights.css'

interface Capped { value: number; exact: boolean }
interface RoleChange {
  role: string
  label: Label
  gains: Label[]
  losses: Label[]
  holders: Capped
  names: string[]
  records: { form: Label; person: string; before: Capped; after: Capped }[]
}

const told = ({ value, exact }: Capped) => `${value.toLocaleString()}${exact ? '' : '+'}`

const Of = ({ one }: { one: RoleChange }) => {
  const { t } = useTranslation()
  const more = one.holders.value - one.names.length
  return (
    <li>
      <p className="row g8 wrap">
        <b>{label(one.label)}</b>
        <span className="t2 s12">{one.holders.value === 0 ? t('rights.held_by_nobody') : t('rights.held_by', { people: told(one.holders), names: one.names.join(t('rights.comma')) + (more > 0 ? '…' : '') })}</span>
      </p>
      <ul>
        {one.gains.map((said) => <li key={`+${said.zh}`} className="gain"><Icon name="plus" size={14} />{label(said)}</li>)}
        {one.losses.map((said) => <li key={`-${said.zh}`} className="loss"><Icon name="minus" size={14} />{label(said)}</li>)}
        {one.records.map((seen) => (
          <li key={`${seen.person}${label(seen.form)}`} className="seen"><Icon name="eye" size={14} />{t('rights.sees_records', { who: seen.person, form: label(seen.form), before: told(seen.before), after: told(seen.after) })}</li>
        ))}
      </ul>
    </li>
  )
}

/** Who gains and who loses rights by a publication, and how many records some of them would see. */
export const RightsChanges = ({ where, definitions }: { where: string; definitions?: readonly string[] | undefined }) => {
  const { t } = useTranslation()
  const query = definitions ? `?${definitions.map((each) => `definitions=${encodeURIComponent(each)}`).join('&')}` : ''
  const { data } = useQuery({ queryKey: ['rights_changes', where, query], queryFn: () => get<{ items: RoleChange[] }>(`${where}/rights_changes${query}`), staleTime: 0, gcTime: 0, retry: false, enabled: definitions?.length !== 0 })
  if (!data || data.items.length === 0) return null
  return (
    <section className="lq-rights-changes" aria-label={t('rights.changes')}>
      <h3 className="row g4"><Icon name="shield" size={14} />{t('rights.changes')}</h3>
      <ul>{data.items.map((one) => <Of key={one.role} one={one} />)}</ul>
    </section>
  )
}
