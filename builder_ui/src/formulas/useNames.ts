import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { namesAt } from './api'
import type { Names, Place } from './types'

/** What may be named where an expression stands: the form's members, and what is handed in there. */
export function useNames({ app, form, extra }: Place): { names: Names | undefined; error: unknown } {
  const { data, error } = useQuery({ queryKey: ['expressions', app, 'names', form ?? ''], queryFn: () => namesAt(app, form), staleTime: 5_000, retry: false })
  const names = useMemo(() => data && (extra ? { ...data, members: [...extra, ...data.members] } : data), [data, extra])
  return { names, error }
}
