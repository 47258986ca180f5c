import { useQuery } from '@tanstack/react-query'
import { ApiError } from '@/api/problem'
import type { Field, FormBody } from '@/document'
import { useEditor } from '@/studio/editor/context'
import { typeChange } from './api'

export type Looked = ReturnType<typeof useLook>

/** What another type would do to the values of a field; nothing for a field that was never published. */
export function useLook(field: Field, type: string | undefined, options: object) {
  const { app, name, autosave } = useEditor<FormBody>()
  const query = useQuery({
    queryKey: ['studio', app, 'type_change', name, field.uid, type, options],
    queryFn: async () => {
      await autosave.flush()
      return typeChange(app, name, { field: field.uid, type: type ?? '', options })
    },
    enabled: type !== undefined, retry: false, staleTime: 0, gcTime: 0,
  })
  const isNew = query.error instanceof ApiError && query.error.status === 404
  return { data: query.data, error: query.error, isFetching: query.isFetching, isNew }
}
