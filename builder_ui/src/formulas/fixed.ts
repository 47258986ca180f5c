import { useState } from 'react'
import { label } from '@/i18n'
import type { FixedName } from './types'

/** One person, unit or record as it is written: kind and id. */
export const FIXED = /(?<![\p{L}\p{N}_])(person|org unit|record)\s*[(（]\s*["“]([0-9a-fA-F-]{36})["”]\s*[)）]/gu

export const fixedKey = (kind: string, id: string): string => `${kind} ${id.toLowerCase()}`

/** What those named by id are called: null where the reader may not see it. */
export type FixedNames = ReadonlyMap<string, string | null>

export const namesOf = (fixed: readonly FixedName[]): [string, string | null][] => fixed.map(({ kind, id, label: text }) => [fixedKey(kind, id), text && label(text)])

/** A text with names for ids, for those who read it and do not edit it. */
export const withNames = (text: string, fixed: readonly FixedName[], unseen: string): string => {
  const names = new Map(namesOf(fixed))
  return text.replace(FIXED, (_, kind: string, id: string) => names.get(fixedKey(kind, id)) ?? unseen)
}

/**
 * The names the server told of, kept while a text is edited: what is half written it cannot tell of which form a
 * record is.
 */
export function useFixedNames(fixed: readonly FixedName[] | undefined): { names: FixedNames; remember: (kind: string, id: string, name: string) => void } {
  const [names, setNames] = useState<FixedNames>(() => new Map())
  const fresh = namesOf(fixed ?? []).filter(([key, name]) => !names.has(key) || (name !== null && names.get(key) !== name))
  if (fresh.length > 0) setNames(new Map([...names, ...fresh]))
  return { names, remember: (kind, id, name) => setNames((before) => new Map([...before, [fixedKey(kind, id), name]])) }
}
