import { get, path, post } from '@/api/client'
import type { Problem } from '@/api/problem'
import type { Finding, Json, Names, Place, Tried, Verdict } from './types'

/** What is asked about: a text, or what the condition builder drew. */
export type Asked = { text: string } | { conditions: Json }

const standing = ({ form, names, wanted, is_test }: Place) => ({ form, names, wanted: wanted === 'any' ? undefined : wanted, is_test })

/** A problem of a text; where it stands comes among its parameters. */
const finding = ({ code, message, severity, params }: Problem): Finding => ({ code, message, severity, start: Number(params.start ?? 0), end: Number(params.end ?? 0) })

/** What is wrong with an expression, what it means, and how the builder draws it. Never refuses a bad one. */
export const check = async (place: Place, asked: Asked, signal?: AbortSignal): Promise<Verdict> => {
  const answer = await post<Omit<Verdict, 'problems'> & { problems: Problem[] }>(path`/api/apps/${place.app}/expressions/check`, { body: { ...standing(place), ...asked }, signal })
  return { ...answer, problems: answer.problems.map(finding) }
}

/** What may be named where the expression stands. */
export const namesAt = (app: string, form: string | undefined): Promise<Names> => get<Names>(path`/api/apps/${app}/expressions/names`, { query: { form } })

/** The result for one record, or for values typed in, and how it came about. */
export const tryOut = (place: Place, text: string, what: { record?: string; values?: Record<string, Json> }): Promise<Tried> =>
  post<Tried>(path`/api/apps/${place.app}/expressions/try`, { body: { text, form: place.form, names: place.names, ...what } })
