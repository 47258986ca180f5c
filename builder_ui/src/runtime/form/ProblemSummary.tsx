import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { i18next, label } from '@/i18n'
import { Icon } from '@/kit/icons'
import type { FieldMeta } from '../types'
import { controlId } from './FieldFrame'
import type { Placed } from './problems'

/** Bring a field into sight and put the cursor into it. */
export const jumpTo = (name: string): void => {
  const target = document.getElementById(controlId(name))
  target?.closest('.lq-field')?.scrollIntoView({ block: 'center' })
  const focusable = target?.matches('input,textarea,button') ? target : target?.querySelector<HTMLElement>('input,textarea,button')
  focusable?.focus({ preventScroll: true })
}

/** The problem with the name of its field, once. */
const named = (field: FieldMeta, message: string): string => {
  const name = label(field.label)
  return message.includes(name) ? message : `${name}${i18next.t('common.colon')}${message}`
}

/** Every problem at once, each a way to its field. */
export const ProblemSummary = ({ placed, fields }: { placed: Placed; fields: readonly FieldMeta[] }) => {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const total = [...placed.byField.values()].reduce((sum, some) => sum + some.length, placed.others.length)
  useEffect(() => {
    if (total > 0) box.current?.focus()
  }, [placed, total])
  if (total === 0) return null
  return (
    <div className="lq-summary" role="alert" tabIndex={-1} ref={box}>
      <h2><Icon name="warning" />{t('form.problems_title', { count: total })}</h2>
      <ul>
        {placed.others.map((problem) => <li key={problem.path + problem.message}>{problem.message}</li>)}
        {fields.filter((field) => placed.byField.has(field.name)).flatMap((field) => (placed.byField.get(field.name) ?? []).map((problem) => (
          <li key={field.name + problem.code}>
            <button type="button" className="lq-link" title={t('form.problem_jump', { field: label(field.label) })} onClick={() => jumpTo(field.name)}>{named(field, problem.message)}</button>
          </li>
        )))}
      </ul>
    </div>
  )
}
