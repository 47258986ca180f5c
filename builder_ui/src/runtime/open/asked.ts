/** What the address of a pop-up names: values by field, each as text. */
export type Asked = Record<string, string>

const most = 5

const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

/** The values behind `?` or behind `#`, which never leaves the browser; of a field named twice the last. */
export const askedBy = (search: Record<string, unknown>, hash: string): Asked => {
  const asked: Asked = {}
  for (const [name, value] of Object.entries(search)) asked[name] = text(Array.isArray(value) ? value.at(-1) : value).trim()
  for (const [name, value] of new URLSearchParams(hash)) asked[name] = value.trim()
  return Object.fromEntries(Object.entries(asked).filter(([name, value]) => name && value).slice(0, most))
}

/** A number in an address is one only where it is written as JavaScript writes it: digits of an identity number stay what they are. */
export const exactly = (written: string): unknown => {
  const value: unknown = JSON.parse(written)
  if (typeof value === 'number' && String(value) !== written) throw new Error('a text')
  return value
}
