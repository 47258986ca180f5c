import { queryOptions } from '@tanstack/react-query'
import { path, post } from '@/api/client'
import type { Count } from '@/api/types'
import type { Condition, FormMeta, Json } from '../../types'
import type { Column } from '../filter'
import type { Where } from '../where'

export type Unit = 'day' | 'month' | 'quarter' | 'year'
export const units: Unit[] = ['day', 'month', 'quarter', 'year']

export interface Group {
  field: string
  unit?: Unit | ''
}

export type Of = 'sum' | 'avg' | 'min' | 'max'

export interface Total {
  field: string
  of: Of
}

export interface TotalTold extends Total {
  value: Json
}

export interface GroupTold {
  value: Json
  label: string | null
  count: Count
  totals: TotalTold[]
  within: Condition[]
}

export interface Groups {
  groups: GroupTold[]
  count: Count
  totals: TotalTold[]
  others: number
}

/** What is asked for: the records of a list, in groups and with totals. */
export interface GroupsAsk {
  view: string
  filter: Condition[] | Where
  by?: Group
  totals: Total[]
  whole: boolean
}

export const groupsQuery = (form: FormMeta | undefined, asked: GroupsAsk) =>
  queryOptions({
    queryKey: ['groups', form?.app, form?.name, asked], enabled: form !== undefined, retry: false,
    queryFn: () => post<Groups>(path`/api/apps/${form?.app ?? ''}/forms/${form?.name ?? ''}/records/groups`, { body: asked }),
  })

const numbers = new Set(['money', 'decimal', 'integer', 'percent', 'rating', 'slider'])
const moments = new Set(['date', 'date_time'])
const alike = new Set(['choice', 'boolean', 'person', 'org_unit', 'reference', 'region', 'text', 'serial_number', 'rating', 'slider', 'integer'])

export const isMoment = (column: Column): boolean => moments.has(column.type)

/** Fields rows may be grouped by: seen in clear, with values that can stand in groups. */
export const groupable = (columns: readonly Column[]): Column[] => columns.filter((column) => column.see === 'clear' && (isMoment(column) || (alike.has(column.type) && column.operators.includes('eq'))))

/** The totals of a field. */
export const totalsOf = (column: Column): Of[] => (column.see !== 'clear' ? [] : numbers.has(column.type) ? ['sum', 'avg', 'min', 'max'] : isMoment(column) ? ['min', 'max'] : [])

/** What the address says of groups: `level`, or `opened:month`. Read with distrust. */
export const readGroup = (written: unknown, columns: readonly Column[]): Group | undefined => {
  if (typeof written !== 'string') return undefined
  const [field = '', unit = ''] = written.split(':')
  const column = groupable(columns).find((one) => one.name === field)
  if (!column) return undefined
  return isMoment(column) ? { field, unit: units.includes(unit as Unit) ? (unit as Unit) : 'month' } : { field }
}

export const groupText = (group: Group | undefined | null): string | undefined => (group ? (group.unit ? `${group.field}:${group.unit}` : group.field) : undefined)

/** What the address says of totals: `balance:sum,count:avg`. */
export const readTotals = (written: unknown, columns: readonly Column[]): Total[] => {
  if (typeof written !== 'string') return []
  return written.split(',').flatMap((one) => {
    const [field = '', of = ''] = one.split(':')
    const column = columns.find((each) => each.name === field)
    return column && totalsOf(column).includes(of as Of) ? [{ field, of: of as Of }] : []
  }).slice(0, 8)
}

export const totalsText = (totals: readonly Total[]): string | undefined => totals.map((one) => `${one.field}:${one.of}`).join(',') || undefined

/** The day a group of dates begins with, as people say it. */
export const periodText = (value: string, unit: Unit, english: boolean): string => {
  const [year = '', month = '01', day = '01'] = value.split('-')
  if (unit === 'year') return english ? year : `${year} 年`
  const quarter = Math.floor((Number(month) - 1) / 3) + 1
  if (unit === 'quarter') return english ? `Q${quarter} ${year}` : `${year} 年第 ${quarter} 季度`
  if (unit === 'month') return english ? `${year}-${month}` : `${year} 年 ${Number(month)} 月`
  return `${year}-${month}-${day}`
}
