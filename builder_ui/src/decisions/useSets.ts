import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Option } from '@/runtime/types'
import { draft } from '@/studio/api'
import { keys } from '@/studio/keys'

export interface OptionSet {
  readonly ranked?: boolean
  readonly options: readonly Option[]
}

// one function for every render, so that the answers stay the same objects
const bodies = (results: readonly { data?: { body: Partial<OptionSet> } }[]) => results.map(({ data }) => data?.body)

/** The option sets that types of columns name, drafts included, by the reference as it is written. */
export function useSets(app: string, references: readonly string[]): ReadonlyMap<string, OptionSet> {
  const names = useMemo(() => [...new Set(references)].sort(), [references])
  const found = useQueries({
    queries: names.map((name) => {
      const [owner, set] = name.includes('/') ? (name.split('/') as [string, string]) : [app, name]
      return { queryKey: [...keys.draft(owner, 'option_set', set), 'read'], queryFn: () => draft<Partial<OptionSet>>(owner, 'option_set', set), retry: false, staleTime: 10_000 }
    }),
    combine: bodies,
  })
  return useMemo(
    () => new Map(names.flatMap((name, index) => (found[index] ? [[name, { ranked: found[index].ranked, options: found[index].options ?? [] }] as const] : []))),
    [found, names],
  )
}
