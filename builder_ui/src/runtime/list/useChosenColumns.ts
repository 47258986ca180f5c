import { useEffect, useState } from 'react'

const place = (key: string) => `lq-columns-${key}`

/** The columns a person chose, in his order, and the widths he gave them. */
interface Kept {
  names: string[]
  widths: Record<string, number>
}

const read = (key: string): Kept | null => {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(place(key)) ?? 'null')
    if (Array.isArray(kept)) return { names: kept.filter((name): name is string => typeof name === 'string'), widths: {} }
    if (typeof kept !== 'object' || kept === null || !('names' in kept) || !Array.isArray(kept.names)) return null
    const { names, widths = {} } = kept as { names: unknown[]; widths?: Record<string, unknown> }
    return {
      names: names.filter((name): name is string => typeof name === 'string'),
      widths: Object.fromEntries(Object.entries(widths).filter((one): one is [string, number] => typeof one[1] === 'number')),
    }
  } catch {
    return null
  }
}

/** The columns a person chose for a view, kept on this machine; until he chooses, the view's own. */
export const useChosenColumns = (key: string, standard: string[], standardWidths: Record<string, number> = {}) => {
  const [kept, setKept] = useState(() => read(key))
  useEffect(() => setKept(read(key)), [key])
  const names = kept?.names ?? standard
  const widths = kept?.widths ?? standardWidths
  const choose = (next: string[] | null, nextWidths: Record<string, number> = widths) => {
    const now = next && { names: next, widths: nextWidths }
    if (now) window.localStorage.setItem(place(key), JSON.stringify(now))
    else window.localStorage.removeItem(place(key))
    setKept(now)
  }
  return { names, widths, isOwn: kept !== null, choose }
}
