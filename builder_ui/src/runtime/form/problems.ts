import type { Problem } from '@/api/problem'

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
