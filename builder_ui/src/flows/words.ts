import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import type { ReferableGroup } from '@/studio/referables'
import { useDesk, useDoc } from './desk'
import { named, type Assignment, type FlowBody, type FlowEvent, type To } from './document'
import { isSpan, readSpan } from './spans'

type T = (key: string, blanks?: Record<string, unknown>) => string

export const titleIn = (groups: readonly ReferableGroup[], reference: string | undefined): string => {
  const found = groups.flatMap(({ items }) => items).find((item) => item.reference === reference)
  return label(found?.label) || (reference ?? '')
}

/** A length of time in words: 4 小时. */
export function spanWords(t: T, text: string | undefined): string {
  const span = readSpan(text)
  return span ? t(`flows.span_${span.unit}`, { count: span.count }) : (text ?? '')
}

export function useWords() {
  const { t } = useTranslation()
  const doc = useDoc()
  const { names, decisions, roles } = useDesk()

  const whose = useCallback((of: string | undefined): string => {
    if (of === undefined || of === 'initiator') return t('flows.of_initiator')
    if (of === 'assignee') return t('flows.of_assignee')
    const [name, member] = of.split('.')
    const node = member === 'assignee' ? named(doc, name) : undefined
    if (node) return t('flows.of_node', { name: label(node.label) || node.name })
    return pathWords(names, of)
  }, [t, doc, names])

  /** Who people are, in words; nothing where it is not said. */
  const to = useCallback((group: To | undefined, level = 1): string => {
    if (!group) return ''
    if (group.post !== undefined) {
      const post = names?.posts?.find(({ code }) => code === group.post)
      const title = label(post?.label) || group.post
      return group.of === undefined ? t('flows.who_post_any', { post: title }) : t('flows.who_post', { of: whose(group.of), post: title })
    }
    if (group.relation) return t(level > 1 ? 'flows.who_relation_up' : 'flows.who_relation', { of: whose(group.of), relation: t(`flows.relation_${group.relation}`), level })
    if (group.role !== undefined) return t('flows.who_role', { role: titleIn(roles, group.role) })
    if (group.field) return pathWords(names, group.field)
    if (group.person && group.person.length > 0) return t('flows.who_people', { count: group.person.length })
    return ''
  }, [t, names, roles, whose])

  const who = useCallback((part: Assignment | undefined): string => {
    if (!part) return ''
    switch (part.strategy) {
      case 'initiator': return t('flows.of_initiator')
      case 'chosen': return t('flows.strategy_chosen')
      case 'previous': return part.node ? t('flows.of_node', { name: label(named(doc, part.node)?.label) || part.node }) : t('flows.strategy_previous')
      case 'decision': return part.decision ? t('flows.who_decision', { name: titleIn(decisions, part.decision) }) : ''
      default: return to(part, part.level)
    }
  }, [t, doc, decisions, to])

  const event = useCallback((part: FlowEvent | undefined): string => {
    if (!part) return ''
    if (part.kind === 'timer') return part.at ? t('flows.event_at') : part.after ? t('flows.event_after', { span: isSpan(part.after) ? spanWords(t, part.after) : t('flows.by_formula') }) : ''
    return part.kind === 'none' ? t('flows.event_none') : t(`flows.event_${part.kind}`, { name: part.name ?? '' })
  }, [t])

  return { who, to, whose, event, doc }
}

/** A path of names as people read it: 客户 › 主办客户经理. */
export function pathWords(names: ReturnType<typeof useDesk>['names'], path: string): string {
  let members = names?.members
  const said: string[] = []
  for (const step of path.split('.')) {
    const found = members?.find(({ name }) => name === step)
    said.push(label(found?.label) || step)
    members = found?.form ? names?.forms[found.form]?.members : undefined
  }
  return said.join(' › ')
}

export const flowTitle = (doc: FlowBody): string => label(doc.label) || doc.name
