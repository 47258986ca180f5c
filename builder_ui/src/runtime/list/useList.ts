import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useMe } from '@/api/session'
import { catalogueQuery, formQuery, listQuery, viewQuery } from '../queries'
import type { Condition } from '../types'
import { columnsOf, readFilter, sent, type Column } from './filter'
import { savedViewsQuery } from './saved/saved'
import { readGroup, readTotals } from './shape/shape'
import { useChosenColumns } from './useChosenColumns'
import { asked, readWhere } from './where'

interface Address {
  filter?: unknown
  /** Conditions in groups, beside those of the filter. */
  where?: unknown
  sort?: string
  q?: string
  /** Only what is shared with me; beside conditions in groups it cannot be asked. */
  shared?: boolean
  after?: string
  /** The view somebody saved that was chosen; the rest of the address says what it says. */
  saved?: string
  as?: string
  group?: string
  totals?: string
}

const size = 20

/** A list as its address describes it: filter, order, quick search and page are all in the address, so it can be sent to a colleague. */
export const useList = () => {
  const { app, view: name } = useParams({ strict: false }) as { app: string; view: string }
  const address = useSearch({ strict: false }) as Address
  const navigate = useNavigate()
  const me = useMe()
  const view = useQuery(viewQuery(app, name))
  const form = useQuery({ ...formQuery(app, view.data?.form ?? ''), enabled: view.data !== undefined })
  const catalogue = useQuery(catalogueQuery)
  const [trail, setTrail] = useState<string[]>([])
  const [selected, select] = useState<string[]>([])
  const [inline, setInline] = useState(false)

  const columns = useMemo(() => (form.data && catalogue.data ? columnsOf(form.data, catalogue.data) : []), [form.data, catalogue.data])
  const standard = useMemo(() => (view.data?.columns ?? []).map((column) => column.field).filter((field) => columns.some((column) => column.name === field)), [view.data, columns])
  const savedViews = useQuery(savedViewsQuery(form.data, `${app}/${name}`))
  const saved = address.saved ? savedViews.data?.find((one) => one.id === address.saved) : undefined
  const own = saved?.body.columns
  const widths = useMemo(() => Object.fromEntries((own ?? []).flatMap((one) => (one.width ? [[one.field, one.width]] : []))), [own])
  const chosen = useChosenColumns(`${me.person.id}/${app}/${name}${saved ? `/${saved.id}/${saved.version}` : ''}`, own ? own.map((one) => one.field) : standard, widths)
  const read = catalogue.data ? readFilter(address.filter, columns, catalogue.data) : { filter: [], broken: false }
  const where = readWhere(address.where)
  const title = columns.find((column) => column.name === form.data?.title_field && column.see === 'clear' && column.operators.includes('contains'))
  const quick: Condition[] = address.q && title ? [{ field: title.name, op: 'contains', value: address.q }] : []
  const shared: Condition[] = address.shared === true && !where ? [{ field: 'shared_with_me', op: 'eq', value: true }] : []
  const shown = chosen.names.map((field) => columns.find((column) => column.name === field)).filter((column): column is Column => column !== undefined)

  const group = readGroup(address.group, columns)
  const totals = useMemo(() => readTotals(address.totals, columns), [address.totals, columns])
  const sorted = address.sort ? address.sort.split(',') : []
  const ready = columns.length > 0 && view.data !== undefined && (!address.saved || !savedViews.isPending)
  const question = asked([...read.filter, ...quick, ...shared].map(sent), where)
  const wanted = { view: `${app}/${name}`, filter: question, sort: sorted.length > 0 ? sorted : view.data?.sort ?? [], fields: shown.map((column) => column.name), limit: size }
  const rows = useQuery({ ...listQuery(form.data?.app ?? app, form.data?.name, { ...wanted, after: address.after }), enabled: ready })

  /** Change the address; a changed question starts again at its first page. Nothing undefined goes in: the address cannot say it. */
  const ask = (next: Address) => {
    if (!('after' in next)) {
      setTrail([])
      select([])
    }
    const search = JSON.parse(JSON.stringify({ ...address, after: undefined, ...next })) as Address
    void navigate({ to: '.', search: search as never, replace: 'q' in next })
  }
  const forward = () => {
    if (!rows.data?.next) return
    setTrail([...trail, address.after ?? ''])
    ask({ after: rows.data.next })
  }
  const backward = () => {
    ask({ after: trail.at(-1) || undefined })
    setTrail(trail.slice(0, -1))
  }
  return {
    app, name, view, form, catalogue, columns, shown, chosen, rows, title, size, ask, forward, backward, ready, question,
    savedViews, saved, look: address.as === 'cards' ? ('cards' as const) : ('table' as const), group, totals, asked: wanted, sorted, selected, select, inline, setInline,
    filter: read.filter, where, broken: read.broken || (address.where !== undefined && !where), sort: sorted[0], q: address.q ?? '', shared: shared.length > 0, after: address.after, page: trail.length,
  }
}

export type List = ReturnType<typeof useList>
