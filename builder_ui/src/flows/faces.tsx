import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { label } from '@/i18n'
import { useDesk } from './desk'
import type { Due, FlowNode, Multi } from './document'
import type { Face, FaceOf } from './graph/types'
import { isSpan } from './spans'
import { spanWords, titleIn, useWords } from './words'

/** What cards of the designer say: who, until when, what happens when it is late. */
export function useFaces(): FaceOf {
  const { t } = useTranslation()
  const { title, decisions, fields, faults } = useDesk()
  const words = useWords()

  const line = useCallback((node: FlowNode): string => {
    switch (node.type) {
      case 'startEvent': return node.inside === undefined ? t(`flows.trigger_${node.trigger?.kind ?? 'form'}`) : t('graph.type_startEvent')
      case 'endEvent': return node.terminate ? t('flows.terminates') : t('flows.ends')
      case 'userTask': return words.who(node.assignment) || t('flows.nobody_yet')
      case 'sendTask': return words.to(node.to) || t('flows.nobody_yet')
      case 'businessRuleTask': return node.decision ? t('flows.asks', { name: titleIn(decisions, node.decision) }) : t('flows.not_chosen')
      case 'scriptTask': return (node.set ?? []).map(({ field }) => label(fields.find(({ name }) => name === field)?.label) || field).join('、') || t('flows.nothing_set')
      case 'serviceTask': return node.service || t('flows.not_chosen')
      case 'callActivity': return node.flow || t('flows.not_chosen')
      case 'subProcess': return t('graph.type_subProcess')
      default: return words.event(node.event) || t(`graph.type_${node.type}`)
    }
  }, [t, words, decisions, fields])

  return useCallback((node): Face => {
    const face = { title: title(node), line: line(node) }
    if (node.type !== 'userTask') return face
    const errors = (faults.get(node.uid) ?? []).filter(({ severity }) => severity === 'error')
    if (errors.length > 0) return { ...face, foot: { left: errors[0]?.message.replace(/^“[^”]*”：|^'[^']*': /, ''), tone: 'danger' } }
    return { ...face, foot: { left: <><Icon name="clock" size={14} />{dueWords(t, node.due)}</>, right: rightOf(t, node) } }
  }, [t, title, line, faults])
}

const dueWords = (t: ReturnType<typeof useTranslation>['t'], due: Due | undefined): string => {
  if (!due) return t('flows.no_limit')
  const natural = (due.calendar ?? 'natural') === 'natural'
  const length = isSpan(due.duration) ? spanWords(t, due.duration) : t('flows.by_formula')
  return natural ? length : t('flows.worked', { length })
}

const rightOf = (t: ReturnType<typeof useTranslation>['t'], node: FlowNode) => {
  const rungs = node.due?.escalate?.length ?? 0
  const multi = node.multi as Multi | undefined
  return (
    <>
      {multi && multi.mode !== 'any' && <span className="tag">{t(`flows.mode_${multi.mode}`)}</span>}
      {(node.fields?.length ?? 0) > 0 && <span className="tag" title={t('flows.rights_n', { count: node.fields?.length })}><Icon name="lock" size={12} />{node.fields?.length}</span>}
      {rungs > 0 && <span className="tag amber">{t('flows.rungs_n', { count: rungs })}</span>}
    </>
  )
}
