import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useMe } from '@/api/session'
import { catalogueQuery, formQuery, listQuery, viewQuery } from '../queries'
import type { Condition } from '../types'
import { columnsOf, readFilter, sent, type Column } from './filter'
import { useChosenColumns } from './useChosenColumns'
import { asked, readWhere } from './where'

interface Address {
  filter?: unknown
  /** Conditions in groups, beside those of the filter. */
  where?: unknown
  sort?: string
  q?: string
  after?: string
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

  const columns = useMemo(() => (form.data && catalogue.data ? columnsOf(form.data, catalogue.data) : []), [form.data, catalogue.data])
  const standard = useMemo(() => (view.data?.columns ?? []).map((column) => column.field).filter((field) => columns.some((column) => column.name === field)), [view.data, columns])
  const chosen = useChosenColumns(`${me.person.id}/${app}/${name}`, standard)
  const read = catalogue.data ? readFilter(address.filter, columns, catalogue.data) : { filter: [], broken: false }
  const where = readWhere(address.where)
  const title = columns.find((column) => column.name === form.data?.title_field && column.see === 'clear' && column.operators.includes('contains'))
  const quick: Condition[] = address.q && title ? [{ field: title.name, op: 'contains', value: address.q }] : []
  const shown = chosen.names.map((field) => columns.find((column) => column.name === field)).filter((column): column is Column => column !== undefined)

  const ready = columns.length > 0 && view.data !== undefined
  const question = asked([...read.filter, ...quick].map(sent), where)
  const rows = useQuery({
    ...listQuery(app, view.data?.form, {
      view: name, filter: question, sort: address.sort ? [address.sort] : view.data?.sort ?? [],
      fields: shown.map((column) => column.name), limit: size, after: address.after,
    }),
    enabled: ready,
  })

  /** Change the address; a changed question starts again at its first page. Nothing undefined goes in: the address cannot say it. */
  const ask = (next: Address) => {
    if (!('after' in next)) setTrail([])
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
    filter: read.filter, where, broken: read.broken || (address.where !== undefined && !where), sort: address.sort, q: address.q ?? '', after: address.after, page: trail.length,
  }
}

export type List = ReturnType<typeof useList>
