import type { Problem } from '@/api/problem'
import { i18next } from '@/i18n'

/** Problems by the field they stand at; those of no shown field are told about the whole record. */
export interface Placed {
  byField: Map<string, Problem[]>
  others: Problem[]
}

const unescaped = (part: string) => part.replace(/~1/g, '/').replace(/~0/g, '~')

/** The field a pointer like `/values/amount` or `/values/tags/2` points to. */
export const fieldOf = (pointer: string): string | null => {
  const [, first, second] = pointer.split('/')
  if (first === undefined) return null
  return unescaped(first === 'values' ? (second ?? '') : first) || null
}

/** Put every problem at its field. */
export const placeProblems = (problems: readonly Problem[], fields: readonly string[]): Placed => {
  const byField = new Map<string, Problem[]>()
  const others: Problem[] = []
  for (const problem of problems) {
    const field = fieldOf(problem.path)
    if (field && fields.includes(field)) byField.set(field, [...(byField.get(field) ?? []), problem])
    else others.push(problem)
  }
  return { byField, others }
}

/** The same words once, however many values of a field they are said of. */
export const once = (problems: readonly Problem[]): Problem[] => [...new Map(problems.map((problem) => [problem.message, problem])).values()]

const MOST_TOLD = 5

/** What is wrong in a sub-table, told below it with the number of the row; of many the first few, each stands at its cell. */
export const ofTable = (problems: Problem[] = []): Problem[] => {
  const told = problems.slice(0, MOST_TOLD).map((problem) => {
    const row = problem.path.split('/')[3]
    return row === undefined ? problem : { ...problem, message: i18next.t('form.rows_problem', { number: Number(row) + 1, message: problem.message }) }
  })
  const [first] = problems
  const more = problems.length - MOST_TOLD
  return first && more > 0 ? [...told, { ...first, code: 'more', message: i18next.t('form.rows_more_problems', { count: more }) }] : told
}
