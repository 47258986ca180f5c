import type { Command, Label } from '../types'

/** A new empty section behind another one, or first; without one to follow it comes last. */
export const addSection = (uid: string, label: Label, after?: string, first = false): Command => ({
  name: 'addSection',
  apply: (doc) => {
    if (doc.layout.some((section) => section.uid === uid)) return doc
    const found = doc.layout.findIndex((section) => section.uid === after)
    const index = first ? 0 : found < 0 ? doc.layout.length : found + 1
    // it stands on the page of the one before it
    const page = doc.layout[first ? 0 : index - 1]?.page
    const section = { uid, block: 'section' as const, ...(page === undefined ? {} : { page }), label, children: [] }
    return { ...doc, layout: [...doc.layout.slice(0, index), section, ...doc.layout.slice(index)] }
  },
})
