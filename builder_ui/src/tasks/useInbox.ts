import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useShortcut } from '@/kit/useShortcut'
import { boxQuery, readCopy } from './api'
import { boxes, type Box, type BoxItem } from './types'

/** What of the inbox stands in its address. */
export interface InboxSearch {
  box?: string
  app?: string
  due?: string
  q?: string
  task?: string
  case?: string
  item?: string
}

/** The inbox as the address says it: which box, filtered how, what is opened beside it, what is ticked. */
export const useInbox = () => {
  const search = useSearch({ strict: false }) as InboxSearch
  const navigate = useNavigate()
  const [ticked, setTicked] = useState<string[]>([])
  const box: Box = boxes.find((one) => one === search.box) ?? 'open'
  const due = box === 'open' && (search.due === 'late' || search.due === 'today') ? search.due : undefined
  const rows = useInfiniteQuery(boxQuery({ box, app: search.app, due, q: search.q }))
  const items = rows.data?.pages.flatMap((page) => page.items) ?? []
  const go = (next: InboxSearch, replace = true) => {
    const kept = Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined && value !== ''))
    void navigate({ to: '/inbox', search: kept as never, replace })
  }
  /** Another box or filter: what was ticked and opened belonged to the one before. */
  const ask = (next: InboxSearch) => {
    setTicked([])
    go({ task: undefined, case: undefined, item: undefined, ...next })
  }
  const open = (item: BoxItem) => {
    if (box === 'cc' && !item.read_at) void readCopy(item.id).catch(() => undefined)
    const first = !search.task && !search.case
    go(item.task && box !== 'started' ? { task: item.id, case: undefined, item: item.id } : { case: item.case, task: undefined, item: item.id }, !first)
  }
  const close = () => go({ task: undefined, case: undefined, item: undefined })
  const place = items.findIndex(({ id }) => id === search.item)
  const step = (by: 1 | -1) => {
    const to = items[place < 0 ? 0 : place + by]
    if (to) open(to)
  }
  /** A task was dealt with: the next one, if there is one. */
  const goOn = () => {
    const to = items[place + 1] ?? items[place - 1]
    if (to && place >= 0) open(to)
    else close()
  }
  useShortcut('j', () => step(1))
  useShortcut('k', () => step(-1))
  const tick = (id: string) => setTicked((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]))
  return { box, due, search, rows, items, count: rows.data?.pages[0]?.count, ticked: ticked.filter((id) => items.some((item) => item.id === id)), setTicked, tick, ask, open, close, goOn }
}

export type Inbox = ReturnType<typeof useInbox>
