import { i18next, label, type Label } from '@/i18n'
import type { BoxItem, CaseListed, Next } from './types'

/** What something in a box is called: as its record is, as far as one may see that; else its flow and number. */
export const nameOf = (item: Pick<BoxItem, 'title' | 'label' | 'number'>): string => item.title || `${label(item.label)} ${item.number}`

interface Tagged { key: string; tint: string }

const outcomes: Record<string, Tagged> = {
  approve: { key: 'tasks.did_approve', tint: 'green' }, complete: { key: 'tasks.did_complete', tint: 'green' }, reject: { key: 'tasks.did_reject', tint: 'red' },
  return: { key: 'tasks.did_return', tint: 'amber' }, withdraw: { key: 'tasks.did_withdraw', tint: '' },
}

/** The outcome of a task as a tag. */
export const outcomeOf = (outcome: string | null): Tagged | null => (outcome ? (outcomes[outcome] ?? null) : null)

/** How a case stands, as a tag. */
export const caseStateOf = ({ status, result }: Pick<CaseListed, 'status' | 'result'>): Tagged => {
  if (status === 'open') return { key: 'tasks.case_open', tint: 'blue' }
  if (result === 'rejected') return { key: 'tasks.case_rejected', tint: 'red' }
  if (result === 'withdrawn') return { key: 'tasks.case_withdrawn', tint: '' }
  return status === 'cancelled' || result === 'cancelled' ? { key: 'tasks.case_cancelled', tint: '' } : { key: 'tasks.case_done', tint: 'green' }
}

/** The tag of something in a box: what was done with a task, else how its case stands; an open task needs none. */
export const stateOf = (item: BoxItem): Tagged | null => (item.task ? outcomeOf(item.task.outcome) : caseStateOf(item))

/** Where it is now and who has it: 主管审批（吴敏）. */
export const nextText = (next: readonly Next[]): string =>
  next.map((one) => i18next.t('tasks.node_with', { node: label(one.label), who: one.people.map((person) => person.label ?? '?').join(i18next.t('tasks.and')) })).join(i18next.t('tasks.and'))

/** The name of an action: the author's, else the usual one. */
export const actionText = (action: string, labels: Record<string, Label | undefined>): string => label(labels[action]) || i18next.t(`tasks.act_${action}`)
