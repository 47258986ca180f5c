import { App, type FormInstance } from 'antd'
import { useState } from 'react'
import { ApiError } from '@/api/problem'
import { queries } from '@/api/queries'
import { errorText } from '@/kit/errorText'

const names = (pointer: string): string[] => pointer.split('/').slice(1)

/** Put each problem at its field of a form; what stands at no field is returned as one sentence. `asked` names the field
 * that asks for a value the server calls otherwise. */
export const showProblems = (form: FormInstance, error: unknown, asked: Readonly<Record<string, string>> = {}): string | null => {
  const given = error instanceof ApiError ? error.problems : []
  const problems = given.map((problem) => ({ ...problem, path: problem.path.replace(/^\/([^/]+)/, (whole, name: string) => (asked[name] ? `/${asked[name]}` : whole)) }))
  const known = new Set(Object.keys(form.getFieldsValue(true) as object).concat(Object.keys(form.getFieldsValue() as object)))
  const placed = problems.filter((problem) => known.has(names(problem.path)[0] ?? ''))
  form.setFields(placed.map((problem) => {
    const path = names(problem.path)
    return { name: (path.length > 1 ? path : path[0]) as never, errors: [problem.message] }
  }))
  return placed.length === 0 ? errorText(error) : problems.find((problem) => !placed.includes(problem))?.message ?? null
}

/** Do something on the server, say that it is done, and read anew what it touched. */
export const useAct = (...touched: string[]) => {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const act = async (work: () => Promise<unknown>, said: string, form?: FormInstance, asked?: Readonly<Record<string, string>>): Promise<boolean> => {
    setBusy(true)
    try {
      await work()
      await queries.invalidateQueries({ predicate: ({ queryKey }) => touched.includes(String(queryKey[0])) })
      message.success(said)
      return true
    } catch (error) {
      const text = form ? showProblems(form, error, asked) : errorText(error)
      if (text) message.error(text)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { act, busy }
}
