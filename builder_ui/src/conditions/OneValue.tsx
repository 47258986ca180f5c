import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Json, Member } from '@/formulas/types'
import { comparable, fieldOptions, finds, MINE, type Reach } from './fields'
import { FromTodayInput } from './FromTodayInput'
import { GivenInput } from './GivenInput'
import { sourceOf, sourcesOf, startOf, type Source } from './operators'

interface Props {
  id: string
  /** What the value is of. */
  member: Member
  /** The path of the field that is compared: it is not compared with itself. */
  field: string
  usable: readonly Reach[]
  own: string
  invalid: boolean
  value: Json | undefined
  /** What it is called for a screen reader. */
  says: string
  tell: (value: Json) => void
}

/** One value: given, another field, counted from today or now, whoever asks, or a unit of his. */
export const OneValue = ({ id, member, field, usable, own, invalid, value, says, tell }: Props) => {
  const { t } = useTranslation()
  const sources = sourcesOf(member)
  const source = sourceOf(value, member)
  const others = usable.filter((each) => each.path !== field && !MINE.includes(each.path) && comparable(each.member, member))
  const offered = sources.filter((each) => each !== 'field' || others.length > 0 || source === 'field')
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  return (
    <div className={offered.length > 1 ? 'one chosen' : 'one'}>
      {offered.length > 1 && (
        <Select<Source> className="source" value={source} aria-label={t('conditions.source')} popupMatchSelectWidth={false} options={offered.map((each) => ({ value: each, label: t(`conditions.source_${each}`) }))} onChange={(next) => tell(startOf(next))} />
      )}
      {source === 'given' && <GivenInput id={id} member={member} says={says} value={value ?? null} invalid={invalid} tell={tell} />}
      {source === 'mine' && (
        <Select value={object.field as string} aria-label={t('conditions.my_unit')} popupMatchSelectWidth={false} options={MINE.map((path) => ({ value: path, label: t(`conditions.mine${path.replaceAll('@', '_')}`) }))} onChange={(path) => tell({ field: path })} />
      )}
      {source === 'field' && (
        <Select
          value={object.field === '' ? undefined : (object.field as string | undefined)} aria-label={t('conditions.other_field')} placeholder={t('conditions.other_field')} status={invalid ? 'warning' : undefined} popupMatchSelectWidth={280}
          showSearch={{ filterOption: (typed, option) => finds(typed, option as { also?: string } | undefined) }} options={fieldOptions(others, own)} onChange={(path: string) => tell({ field: path })}
        />
      )}
      {(source === 'today' || source === 'now') && <FromTodayInput start={source} value={typeof object[source] === 'string' ? object[source] : 'P0D'} tell={(span) => tell({ [source]: span })} />}
      {source === 'me' && offered.length < 2 && <span className="lq-fixed">{t('conditions.source_me')}</span>}
    </div>
  )
}
