import type { TFunction } from 'i18next'

/** The types a column may have that need no other definition. */
export const PLAIN_TYPES = ['text', 'number', 'money:CNY', 'boolean', 'date', 'date_time', 'days', 'months', 'person', 'org_unit'] as const

export const nameOfType = (type: string, t: TFunction): string => {
  if (type === 'money:CNY') return t('decisions.pick_money')
  if (type.startsWith('option:')) return t('decisions.type_option')
  return t(`decisions.type_${type}`)
}
