import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import { i18next, label } from '@/i18n'
import { Icon } from '@/kit/icons'
import type { FieldMeta } from '../types'
import { laidOut, type Laid } from './layout'
import { once, type Placed } from './problems'

/** The problem with the name of its field, once. */
export const named = (field: FieldMeta, message: string): string => {
  const name = label(field.label)
  return message.includes(name) ? message : `${name}${i18next.t('common.colon')}${message}`
}

interface Props {
  placed: Placed
  form: Laid
  /** The server's answer; a new one brings the cursor here. Null before the first try to save. */
  told: readonly Problem[] | null
  /** The way to a field. */
  reveal: (field: string) => void
}

/** Every problem at once, as the form is read from top to bottom, each a way to its field. */
export const ProblemSummary = ({ placed, form, told, reveal }: Props) => {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const total = [...placed.byField.values()].reduce((sum, some) => sum + once(some).length, placed.others.length)
  useEffect(() => {
    if (told && told.length > 0) box.current?.focus()
  }, [told])
  // while nobody has tried to save, a problem stands at its field; only one of no field has no other place
  if (total === 0 || (!told && placed.others.length === 0)) return null
  const fields = laidOut(form, (field) => placed.byField.has(field.name)).flatMap(({ cells }) => cells.map(({ field }) => field))
  return (
    <div className="lq-summary" role={told ? 'alert' : undefined} tabIndex={-1} ref={box}>
      <h2><Icon name="warning" />{t('form.problems_title', { count: total })}</h2>
      <ul>
        {placed.others.map((problem) => <li key={problem.path + problem.code + problem.message}>{problem.message}</li>)}
        {fields.flatMap((field) => once(placed.byField.get(field.name) ?? []).map((problem) => (
          <li key={field.name + problem.message}>
            <button type="button" className="lq-link" title={t('form.problem_jump', { field: label(field.label) })} onClick={() => reveal(field.name)}>{named(field, problem.message)}</button>
          </li>
        )))}
      </ul>
    </div>
  )
}
