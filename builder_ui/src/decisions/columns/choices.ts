import type { Member, Names } from '@/formulas/types'
import { label } from '@/i18n'
import { named } from '../cells/enumeration'

/** A field a condition column may look at: of the form itself, or of a record it refers to. */
export interface MemberChoice {
  readonly value: string
  readonly title: string
  readonly type: string
  readonly typeLabel: string
}

const LEADING = /^(record|list|any)/
const isValue = (member: Member): boolean => !member.is_list && !member.form && !LEADING.test(member.type)

const choice = (member: Member, before = '', title = ''): MemberChoice => ({
  value: `${before}${member.name}`, title: `${title}${label(member.label)}`, type: member.type, typeLabel: member.option_set ? named(member.option_set.options.map((option) => label(option.label)).slice(0, 3)) : member.type,
})

/** The form's own fields first, then those of the records it refers to. */
export const columnOptions = (names: Names | undefined): MemberChoice[] => [
  ...(names?.members ?? []).filter(isValue).map((member) => choice(member)),
  ...(names?.members ?? []).filter(({ form, is_list }) => form && !is_list).flatMap((owner) =>
    (names?.forms[owner.form ?? '']?.members ?? []).filter(isValue).map((member) => choice(member, `${owner.name}.`, `${label(owner.label)} › `))),
]
