/** An object with members changed; `undefined` takes one away. */
export const altered = <T extends object>(thing: T, what: { readonly [K in keyof T]?: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries({ ...thing, ...what }).filter(([, value]) => value !== undefined)) as T

/** A list with one of its items put in at a place. */
export const inserted = <T>(items: readonly T[], at: number, ...fresh: readonly T[]): T[] => {
  const place = Math.max(0, Math.min(at, items.length))
  return [...items.slice(0, place), ...fresh, ...items.slice(place)]
}

/** A list with one of its items at another place. */
export const moved = <T>(items: readonly T[], from: number, to: number): readonly T[] => {
  const item = items[from]
  const place = Math.max(0, Math.min(to, items.length - 1))
  if (item === undefined || from === place) return items
  const rest = items.filter((_, index) => index !== from)
  return [...rest.slice(0, place), item, ...rest.slice(place)]
}

/** A list with the item of this identity changed. */
export const changed = <T extends { readonly uid: string }>(items: readonly T[], uid: string, what: { readonly [K in keyof T]?: T[K] | undefined }): readonly T[] =>
  items.map((item) => (item.uid === uid ? altered(item, what) : item))

export const without = <T extends { readonly uid: string }>(items: readonly T[], uids: ReadonlySet<string>): readonly T[] => items.filter(({ uid }) => !uids.has(uid))
