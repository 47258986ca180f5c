import type { TFunction } from 'i18next'
import type { Use } from '@/studio/api'

/** Where definitions hold expressions. */
const EXPRESSION = /\/(visible_if|required_if|read_only_if|options_if|default_by|computed|lookup|fails_if|filter|expression|after)$|\/actions\/\w+$|\/(when|then)\/\d+$/

/** The use is a condition or a formula, not a mere reference. */
export const isCondition = ({ path }: Pick<Use, 'path'>): boolean => EXPRESSION.test(path)

/** What happens when a field goes away: 删除后 2 处条件失效. */
export function consequence(t: TFunction, name: string, found: readonly Use[]): string {
  const conditions = found.filter(isCondition).length
  const others = found.length - conditions
  if (conditions === 0) return t('forms.remove_used', { name, count: others })
  return others === 0 ? t('forms.remove_conditions', { name, count: conditions }) : t('forms.remove_both', { name, count: conditions, others })
}
