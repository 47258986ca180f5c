import { queryOptions } from '@tanstack/react-query'
import { get, path, post } from '@/api/client'
import type { components } from '@/api/schema'
import type { Condition } from '../types'

export type Board = components['schemas']['QualityOut']
export type MeasuredField = components['schemas']['MeasuredFieldOut']
export type Numbered = components['schemas']['NumberOut']
export type Dimension = components['schemas']['DimensionOut']
export type Share = components['schemas']['QualityGroupOut']
export type By = 'owner' | 'org'

export type Listed = components['schemas']['ViewListedOut']

/** The lists of an app this person may open. */
export const viewsQuery = (app: string) =>
  queryOptions({ queryKey: ['views', app], queryFn: async () => (await get<{ items: Listed[] }>(path`/api/apps/${app}/views`)).items })

/** How good the records of a view are; counted anew when it is asked for, and not by itself. */
export const boardQuery = (app: string, form: string, view: string | undefined, by: By) =>
  queryOptions({
    queryKey: ['quality', app, form, view, by], enabled: view !== undefined, staleTime: 60_000, retry: false, refetchOnWindowFocus: false,
    queryFn: () => post<Board>(path`/api/apps/${app}/forms/${form}/quality`, { body: { view, by } }),
  })

/** The condition of a list that finds what a number counts, with the words that stand for it there. */
export const faulty = (fault: string, text: string): Condition => ({ field: fault, op: 'found', text })

/** A share of all as a percentage: whole only when it is whole, so that one fault in a million is not lost. */
export const share = (good: number, all: number): string => {
  if (all === 0) return '—'
  const percent = (good / all) * 100
  if (good === all || good === 0) return `${percent}%`
  return `${Math.min(99.9, Math.max(0.1, Math.round(percent * 10) / 10)).toFixed(1)}%`
}
