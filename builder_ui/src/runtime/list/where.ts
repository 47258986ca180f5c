import { queryOptions } from '@tanstack/react-query'
import { get, path, post } from '@/api/client'
import type { Problem } from '@/api/problem'
import { operatorsOf } from '@/conditions/operators'
import type { Json, Names } from '@/formulas/types'
import { label, type Label } from '@/i18n'
import type { Condition } from '../types'

/** What the condition builder draws, as the address keeps it: one group. */
export type Where = { [key: string]: Json }

const GROUPS = ['all', 'any', 'not', 'of', 'field']

/** Conditions of the address, read with distrust; the server checks the rest. */
export const readWhere = (written: unknown): Where | undefined =>
  typeof written === 'object' && written !== null && !Array.isArray(written) && Object.keys(written).some((key) => GROUPS.includes(key)) ? (written as Where) : undefined

/** What is sent: conditions alone as a list, with groups as one drawing in which all of them hold. */
export const asked = (conditions: readonly Condition[], where: Where | undefined): Condition[] | Where =>
  where ? (conditions.length > 0 ? { all: [...(conditions as unknown as Json[]), where] } : where) : [...conditions]

/** Conditions as the builder draws them, and those it does not know, which stay what they are. */
export const drawable = (conditions: readonly Condition[], names: Names): [drawn: Condition[], left: Condition[]] => {
  const isDrawn = ({ field, op }: Condition) => names.members.some((member) => member.name === field && operatorsOf(member).includes(op))
  return [conditions.filter(isDrawn), conditions.filter((one) => !isDrawn(one))]
}

/** What a filter of this list may name: the fields this person sees. */
export const filterNamesQuery = (app: string, form: string) =>
  queryOptions({ queryKey: ['form', app, form, 'filter'], queryFn: () => get<Names>(path`/api/apps/${app}/forms/${form}/filter/names`), staleTime: 60_000, retry: false })

export interface Told {
  sentence: Label | null
  problems: Problem[]
}

/** What a filter says, or what is wrong with it. */
export const filterToldQuery = (app: string, form: string, where: Where | undefined) =>
  queryOptions({
    queryKey: ['form', app, form, 'filter', where ?? null], enabled: where !== undefined, staleTime: 60_000, retry: false,
    queryFn: () => post<Told>(path`/api/apps/${app}/forms/${form}/filter/check`, { body: { filter: where } }),
  })

/** The sentence, or the problem in its place. */
export const saidOf = (told: Told | undefined): string => label(told?.sentence) || told?.problems[0]?.message || ''
