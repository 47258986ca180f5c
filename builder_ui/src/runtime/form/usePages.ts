import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { Problem } from '@/api/problem'
import type { FieldMeta } from '../types'
import { controlId } from './controlId'
import type { Laid } from './layout'
import { namesIn, paged, type Page, type Paged } from './paged'

/** The tabs or steps of a form under somebody's hands. */
export interface Pages extends Paged {
  as: 'tabs' | 'steps'
  /** The page in sight; none of a form without pages. */
  current: Page | undefined
  index: number
  /** How far somebody has come who goes step by step. */
  reached: number
  isLast: boolean
  /** How many problems stand on each page, by its name. */
  errors: ReadonlyMap<string, number>
  show: (name: string) => void
  /** Bring a field into sight, on whatever page it stands, and put the cursor into it. */
  reveal: (field: string) => void
  /** The fields before somebody now: those above the pages and those of this one. */
  inSight: readonly string[]
}

/** Bring a field that is drawn into sight and put the cursor into it. */
const jumpTo = (name: string): void => {
  const target = document.getElementById(controlId(name))
  target?.closest('.lq-field')?.scrollIntoView({ block: 'center' })
  const focusable = target?.matches('input,textarea,button') ? target : target?.querySelector<HTMLElement>('input,textarea,button')
  focusable?.focus({ preventScroll: true })
}

/**
 * Which page is in sight, what is wrong on the others, and the way to any field. A new `judged`, what was last judged,
 * brings the first page with a problem into sight, unless there is one on this. `as` overrules what the form says.
 */
export const usePages = (form: Laid, shows: (field: FieldMeta) => boolean, problems: ReadonlyMap<string, Problem[]>, judged: unknown = null, as = form.pages_as ?? 'tabs'): Pages => {
  const laid = paged(form, shows)
  const [seen, setSeen] = useState(judged)
  const [wanted, setWanted] = useState<string>()
  const [reached, setReached] = useState(0)
  const found = laid.pages.findIndex(({ name }) => name === wanted)
  const index = found < 0 ? 0 : found
  const current = laid.pages[index]
  const show = (name: string) => {
    setWanted(name)
    setReached((before) => Math.max(before, laid.pages.findIndex((page) => page.name === name)))
  }
  const reveal = (field: string) => {
    const page = laid.pages.find(({ blocks }) => namesIn(blocks).includes(field))
    if (page && page !== current) flushSync(() => show(page.name))
    jumpTo(field)
  }
  const errors = new Map(laid.pages.map(({ name, blocks }) => [name, namesIn(blocks).reduce((sum, field) => sum + (problems.get(field)?.length ?? 0), 0)]))
  if (seen !== judged) {
    setSeen(judged)
    const first = laid.pages.find(({ name }) => errors.get(name))
    if (judged && first && current && !errors.get(current.name)) show(first.name)
  }
  return {
    ...laid, as, current, index, reached: Math.max(reached, index), isLast: index >= laid.pages.length - 1, errors, show, reveal,
    inSight: namesIn([...laid.head, ...(current?.blocks ?? [])]),
  }
}
