import type { TFunction } from 'i18next'
import { symbolOf } from '@/kit/format'
import type { Valued } from '../cells/kind'

const KNOWN = new Set(['number', 'days', 'months', 'person', 'org_unit'])

/** What a column holds, in two words under its name: 有序选项, 金额，元. */
export const typeName = (valued: Valued, t: TFunction): string => {
  if (valued.kind === 'option') return t(valued.ranked ? 'decisions.type_ranked' : 'decisions.type_option')
  if (valued.kind === 'money') {
    const currency = valued.type.split(':')[1] ?? 'CNY'
    return currency === 'CNY' ? t('decisions.type_money') : t('decisions.type_money_in', { currency: symbolOf(currency) })
  }
  if (valued.kind !== 'other' && valued.kind !== 'number') return t(`decisions.type_${valued.kind}`)
  return t(KNOWN.has(valued.type) ? `decisions.type_${valued.type}` : 'decisions.type_any')
}
