import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Json } from '@/formulas/types'
import { label } from '@/i18n'
import { useBuilder } from './builder'
import type { Reach } from './fields'
import { OneValue } from './OneValue'
import { firstValue, operandMember } from './operators'

interface Props {
  id: string
  /** The code of a post, or a post and the unit it is held in or below. */
  value: Json | undefined
  reached: Reach
  usable: readonly Reach[]
  own: string
  invalid: boolean
  tell: (value: Json | undefined) => void
}

/** A post somebody holds: anywhere, or in a unit and below it. */
export const PostInput = ({ id, value, reached, usable, own, invalid, tell }: Props) => {
  const { t } = useTranslation()
  const { names } = useBuilder()
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  const post = object ? String(object.post ?? '') : typeof value === 'string' ? value : ''
  const options = (names.posts ?? []).map((each) => ({ value: each.code, label: label(each.label) }))
  const known = post === '' || options.some((each) => each.value === post) ? options : [...options, { value: post, label: post }]
  const unit = operandMember(reached.member, 'works_within')
  const place = (where: 'any' | 'unit') => tell(where === 'any' ? post || undefined : { post, within: firstValue(unit, 'within') ?? null })
  return (
    <div className="two">
      <div className="one chosen">
        <Select
          value={post || undefined} aria-label={t('conditions.post')} placeholder={t('conditions.choose_post')} status={invalid && post === '' ? 'warning' : undefined} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }}
          options={known} onChange={(code: string) => tell(object ? { ...object, post: code } : code)}
        />
        <Select<'any' | 'unit'> value={object ? 'unit' : 'any'} aria-label={t('conditions.post_where')} popupMatchSelectWidth={false} options={(['any', 'unit'] as const).map((each) => ({ value: each, label: t(`conditions.post_${each}`) }))} onChange={place} />
      </div>
      {object && <OneValue id={id} member={unit} field={reached.path} usable={usable} own={own} invalid={invalid} value={object.within} says={t('conditions.value')} tell={(within) => tell({ post, within })} />}
    </div>
  )
}
