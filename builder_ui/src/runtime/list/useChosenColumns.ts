import { useEffect, useState } from 'react'

const place = (key: string) => `lq-columns-${key}`

const read = (key: string): string[] | null => {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(place(key)) ?? 'null')
    return Array.isArray(kept) ? kept.filter((name): name is string => typeof name === 'string') : null
  } catch {
    return null
  }
}

/** The columns a person chose for a view, kept on this machine; until he chooses, the view's own. */
export const useChosenColumns = (key: string, standard: string[]) => {
  const [kept, setKept] = useState(() => read(key))
  useEffect(() => setKept(read(key)), [key])
  const choose = (names: string[] | null) => {
    if (names) window.localStorage.setItem(place(key), JSON.stringify(names))
    else window.localStorage.removeItem(place(key))
    setKept(names)
  }
  return { names: kept ?? standard, isOwn: kept !== null, choose }
}
