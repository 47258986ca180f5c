import { altered } from '../lists'
import type { TableBody, TableCommand } from '../types'

type Change = { readonly [K in 'label' | 'form' | 'description' | 'shared' | 'hit_policy' | 'aggregation']?: TableBody[K] | undefined }

/** Change the table itself: its name, its form, what happens when several rows hit. Only a collecting table aggregates. */
export const changeTable = (what: Change): TableCommand => ({
  name: 'changeTable',
  merge: `table:${Object.keys(what).sort().join(',')}`,
  apply: (doc) => {
    const next = altered(doc, what)
    return next.hit_policy === 'collect' || next.aggregation === undefined ? next : altered(next, { aggregation: undefined })
  },
})
