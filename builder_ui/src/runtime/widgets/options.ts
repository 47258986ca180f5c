import { label } from '@/i18n'
import type { FieldMeta } from '../types'

/** What may be chosen: every live option, and those already chosen though retired or unknown. */
export const optionsOf = (field: FieldMeta, chosen: readonly string[]): { value: string; label: string; disabled?: boolean }[] => {
  const all = field.option_set?.options ?? []
  const known = all
    .filter((option) => !option.retired || chosen.includes(option.code))
    .map((option) => ({ value: option.code, label: label(option.label), disabled: option.retired || undefined }))
  const unknown = chosen.filter((code) => !all.some((option) => option.code === code)).map((code) => ({ value: code, label: code }))
  return [...known, ...unknown]
}
