import { useQueries, useQuery } from '@tanstack/react-query'
import { label, type Label } from '@/i18n'
import { app as readApp, apps, definitions, type DefinitionItem, type Kind } from './api'
import { keys } from './keys'

export interface Referable {
  /** As a definition of this app writes it: `name` or `app/name`. */
  reference: string
  app: string
  name: string
  label: Label
}

/** Groups for a Select: this app first, then what other apps share. */
export interface ReferableGroup {
  app: string
  title: string
  items: Referable[]
}

const sharedOf = (item: DefinitionItem) => item.state !== 'removed' && item.live_version !== null && item.shared !== false

/** Every definition of a kind that may be named from this app: its own, drafts included, and the shared ones of the others. */
export function useReferables(app: string, kind: Kind): { groups: ReferableGroup[]; required: string[]; isLoading: boolean } {
  const all = useQuery({ queryKey: keys.apps, queryFn: apps })
  const here = useQuery({ queryKey: keys.app(app), queryFn: () => readApp(app) })
  const own = useQuery({ queryKey: keys.definitions(app, kind), queryFn: () => definitions(app, kind) })
  const others = (all.data ?? []).filter((each) => each.app !== app && each.live_release !== null)
  const theirs = useQueries({
    queries: others.map((other) => ({ queryKey: keys.definitions(other.app, kind), queryFn: () => definitions(other.app, kind), retry: false, staleTime: 60_000 })),
  })
  const group = (owner: string, title: string, items: DefinitionItem[]): ReferableGroup => ({
    app: owner, title,
    items: items.map((item) => ({ reference: owner === app ? item.name : `${owner}/${item.name}`, app: owner, name: item.name, label: item.label })),
  })
  const groups = [
    group(app, label(here.data?.label) || app, (own.data ?? []).filter(({ state }) => state !== 'removed')),
    ...others.map((other, index) => group(other.app, label(other.label), (theirs[index]?.data ?? []).filter(sharedOf))),
  ]
  return { groups: groups.filter(({ items }) => items.length > 0), required: here.data?.requires ?? [], isLoading: own.isLoading || all.isLoading }
}

export const selectOptions = (groups: readonly ReferableGroup[]) =>
  groups.map(({ app, title, items }) => ({
    key: app, label: title, title,
    options: items.map((item) => ({ value: item.reference, label: label(item.label) || item.name, hint: item.reference })),
  }))
