import type { Command } from '@/document'

/** Change members of a document; `undefined` takes one away. Typing in the same members is one step of undo. */
export const change = <D extends object>(what: Partial<D>): Command<D> => ({
  name: 'change',
  merge: `change:${Object.keys(what).sort().join(',')}`,
  apply: (doc) => Object.fromEntries(Object.entries({ ...doc, ...what }).filter(([, value]) => value !== undefined)) as D,
})

/** Change members of one part of a list, found by its uid. */
export const changePart = <D extends object, P extends { readonly uid: string }>(member: keyof D & string, uid: string, what: Partial<P>): Command<D> => ({
  name: 'changePart',
  merge: `${member}:${uid}:${Object.keys(what).sort().join(',')}`,
  apply: (doc) => {
    const parts = doc[member] as readonly P[]
    const next = parts.map((part) => (part.uid === uid ? (Object.fromEntries(Object.entries({ ...part, ...what }).filter(([, value]) => value !== undefined)) as unknown as P) : part))
    return { ...doc, [member]: next }
  },
})

/** Put one more part at the end of a list. */
export const addPart = <D extends object, P>(member: keyof D & string, part: P): Command<D> => ({
  name: 'addPart',
  apply: (doc) => ({ ...doc, [member]: [...(doc[member] as readonly P[]), part] }),
})

/** Take a part out of a list. */
export const removePart = <D extends object>(member: keyof D & string, uid: string): Command<D> => ({
  name: 'removePart',
  apply: (doc) => ({ ...doc, [member]: (doc[member] as readonly { uid: string }[]).filter((part) => part.uid !== uid) }),
})

/** A list with one of its items at another position. */
export function reordered<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, index) => index !== from)
  const item = items[from]
  if (item === undefined || to < 0 || to >= items.length) return [...items]
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}

/** Move a part to another position of its list. */
export const movePart = <D extends object>(member: keyof D & string, from: number, to: number): Command<D> => ({
  name: 'movePart',
  apply: (doc) => (from === to || to < 0 || to >= (doc[member] as readonly unknown[]).length ? doc : { ...doc, [member]: reordered(doc[member] as readonly unknown[], from, to) }),
})
