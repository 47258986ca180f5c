import { useQuery } from '@tanstack/react-query'
import { get, path } from '@/api/client'
import type { Label } from '@/document'
import type { OptionSetBody } from '../../bodies'
import { useEditor } from '../../editor/context'
import type { Use } from '../../api'

export interface Holding {
  app: string
  form: string
  form_label: Label
  label: Label
  records: Record<string, number> | null
  exact: boolean
}

export interface Merge {
  code: string
  into: string
  state: 'merging' | 'merged' | 'undoing'
  records: number
  left_out: number
  until: string | null
}

export interface RankUse extends Use {
  text: string
  code: string
  before: string[]
  after: string[]
  records_before: number | null
  records_after: number | null
  exact: boolean
}

export interface Effects {
  holdings: Holding[]
  merges: Merge[]
  ranking: RankUse[]
}

const WAITING = 2000

/** What hangs on the options as the draft has them; asked again while records are being brought together. */
export function useEffects(of: string) {
  const { app, name, autosave } = useEditor<OptionSetBody>()
  return useQuery({
    queryKey: ['studio', app, 'option_effects', name, of],
    queryFn: async () => {
      await autosave.flush()
      return get<Effects>(path`/api/apps/${app}/definitions/option_set/${name}/effects`)
    },
    retry: false, staleTime: 0, placeholderData: (before) => before,
    refetchInterval: ({ state }) => (state.data?.merges.some(({ state: now }) => now !== 'merged') ? WAITING : false),
  })
}

/** How many records hold an option; null where some of it is not told. */
export function held(holdings: readonly Holding[], code: string): { count: number; known: boolean; exact: boolean } {
  return {
    count: holdings.reduce((sum, { records }) => sum + (records?.[code] ?? 0), 0),
    known: holdings.every(({ records }) => records !== null),
    exact: holdings.every(({ exact }) => exact),
  }
}
