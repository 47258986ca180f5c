import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FormBody } from '@/document'
import type { Option } from '@/runtime/types'
import { draft } from '@/studio/api'
import { keys } from '@/studio/keys'
import type { OptionSets } from './meta'
import { useForm } from './designer'

interface SetBody {
  ranked?: boolean
  options?: Option[]
}

const setsNamed = (doc: FormBody): string[] =>
  [...new Set(doc.fields.flatMap(({ options }) => (typeof options?.set === 'string' && options.set ? [options.set] : [])))].sort()

/** The option sets this form names, drafts included, so that the canvas offers what the form will. */
export function useOptionSets(app: string): OptionSets {
  // a string, so that typing elsewhere in the form asks nothing again
  const names = useForm(({ doc }) => setsNamed(doc).join(' ')).split(' ').filter(Boolean)
  const found = useQueries({
    queries: names.map((name) => {
      const owner = name.includes('/') ? (name.split('/')[0] ?? app) : app
      const set = name.split('/').pop() ?? name
      return { queryKey: [...keys.draft(owner, 'option_set', set), 'read'], queryFn: () => draft<SetBody>(owner, 'option_set', set), retry: false, staleTime: 10_000 }
    }),
    combine: (results) => results.map(({ data }) => data?.body),
  })
  return useMemo(
    () => new Map(names.flatMap((name, index) => (found[index] ? [[name, { ranked: found[index].ranked, options: found[index].options ?? [] }] as const] : []))),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [found, names.join(' ')],
  )
}
