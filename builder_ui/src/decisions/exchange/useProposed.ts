import { useMemo } from 'react'
import { setOf, type Valued } from '../cells/kind'
import { useDesk } from '../desk'
import { useSets } from '../useSets'

/** How the values of columns are read that are not in the document yet, by their identities. */
export function useProposed(parts: readonly { readonly uid: string; readonly type: string }[]): ReadonlyMap<string, Valued> {
  const { app, valuedAs } = useDesk()
  const references = useMemo(() => parts.flatMap(({ type }) => setOf(type) ?? []), [parts])
  const sets = useSets(app, references)
  return new Map(parts.map((part) => {
    const set = sets.get(setOf(part.type) ?? '')
    return [part.uid, { ...valuedAs(part.type), options: set?.options ?? [], ranked: set?.ranked ?? false }] as const
  }))
}
