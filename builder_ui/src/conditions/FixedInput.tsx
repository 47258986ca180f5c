import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Json, Member } from '@/formulas/types'
import type { LookUp } from '@/runtime/queries'
import { LookUpSelect } from '@/runtime/widgets/LookUpSelect'
import { lookUpPeople, lookUpRecords, lookUpUnits } from '@/runtime/widgets/lookUps'
import { familyOf } from './fields'
import { metaOfMember } from './metaOfMember'

interface Props {
  id: string
  member: Member
  /** Ids: one, or with `many` several. */
  value: Json
  many?: boolean
  invalid?: boolean
  says: string
  tell: (value: Json) => void
}

/** What is looked up for a member that holds people, units or records: a name for the cache, and how. */
export const lookUpOf = (member: Member): { about: string; lookUp: LookUp } => {
  const family = familyOf(member)
  if (family === 'person') return { about: 'people', lookUp: lookUpPeople }
  if (family === 'org_unit') return { about: 'org_units', lookUp: lookUpUnits }
  const [app = '', form = ''] = (member.form ?? '').split('/')
  return { about: `${app}/${form}`, lookUp: lookUpRecords({ ...metaOfMember(member), target: { app, form, label: member.label } }) }
}

const listed = (value: Json): string[] => (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '')

/** One person, unit or record (or several) by name; what is kept is the id, so that a rename changes nothing. */
export const FixedInput = ({ id, member, value, many = false, invalid, says, tell }: Props) => {
  const { t } = useTranslation()
  const { about, lookUp } = lookUpOf(member)
  const ids = listed(value)
  const asked = ids.join(',')
  const known = useQuery({ queryKey: ['lookup', about, 'ids', asked], enabled: asked !== '', staleTime: 30_000, retry: false, queryFn: ({ signal }) => lookUp({ ids: asked }, signal) })
  const shown = ids.map((each) => known.data?.find((one) => one.id === each)?.label ?? t(known.isFetching ? 'common.loading' : 'conditions.unseen'))
  const field = { ...metaOfMember(member), required: !many }
  return (
    <div className="given">
      <label htmlFor={id} className="lq-hidden">{says}</label>
      <LookUpSelect
        id={id} field={field} many={many} about={about} lookUp={lookUp} invalid={invalid} value={many ? ids : ids[0] ?? null} shown={many ? shown : shown[0]}
        placeholder={t(`conditions.choose_${familyOf(member)}`, { defaultValue: t('conditions.choose') })} onChange={(next) => tell(next as Json)}
      />
    </div>
  )
}
