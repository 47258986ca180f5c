import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { referredQuery } from '../queries'
import type { FormMeta, Values } from '../types'

/**
 * What a form's expressions read of the records its fields refer to now, by record. What is still on its way, or not to
 * be seen by this person, is absent: what depends on it is unknown here, and the server decides.
 */
export const useReferred = (form: FormMeta, values: Values): ReadonlyMap<string, Values> => {
  const fields = useMemo(() => {
    const uids = new Set(form.linkage?.referred?.map(({ path: [first] }) => first))
    return form.fields.filter(({ uid }) => uids.has(uid)).map(({ name }) => name)
  }, [form])
  const asked = fields.flatMap((field) => {
    const id = values[field]
    return typeof id === 'string' && id ? [[field, id] as const] : []
  })
  const found = useQueries({
    queries: asked.map(([field, id]) => referredQuery(form.app, form.name, field, id)),
    combine: (answers) => answers.map(({ data }) => data),
  })
  const ids = asked.map(([, id]) => id).join(' ')
  // one record may be referred to by several fields
  return useMemo(() => {
    const byRecord = new Map<string, Values>()
    ids.split(' ').forEach((id, at) => byRecord.set(id, { ...byRecord.get(id), ...found[at] }))
    return byRecord
  }, [ids, found])
}
