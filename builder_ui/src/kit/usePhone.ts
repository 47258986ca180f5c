import { useSyncExternalStore } from 'react'

const query = '(max-width: 767px)'

const subscribe = (changed: () => void) => {
  const list = window.matchMedia(query)
  list.addEventListener('change', changed)
  return () => list.removeEventListener('change', changed)
}

/** The window is as narrow as a phone: cards instead of tables, one column, a bottom bar. */
export const usePhone = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
