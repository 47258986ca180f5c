import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Field } from '@/document'
import type { OptionSets } from '@/forms/meta'
import type { Option } from '@/runtime/types'
import { draft } from '../api'
import { keys } from '../keys'

/** The option set of one field, as `metaOf` wants it. */
export function useSetOf(app: string, field: Field | undefined): OptionSets {
  const reference = typeof field?.options?.set === 'string' ? field.options.set : ''
  const owner = reference.includes('/') ? (reference.split('/')[0] ?? app) : app
  const name = reference.split('/').pop() ?? ''
  const { data } = useQuery({
    queryKey: [...keys.draft(owner, 'option_set', name), 'read'], queryFn: () => draft<{ ranked?: boolean; options?: Option[] }>(owner, 'option_set', name),
    enabled: name !== '', retry: false, staleTime: 10_000,
  })
  return useMemo(() => new Map(data ? [[reference, { ranked: data.body.ranked, options: data.body.options ?? [] }]] : []), [data, reference])
}
