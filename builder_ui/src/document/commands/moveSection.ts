import { sectionOf } from '../layout'
import { onPage } from '../paging'
import type { Command } from '../types'

/**
 * Move a section so that it becomes number `to`, counted in the order after the move. It goes to the page of the section
 * whose place it takes; one step over the border of a page leads onto that page, before or behind all that stands there.
 */
export const moveSection = (uid: string, to: number): Command => ({
  name: 'moveSection',
  apply: (doc) => {
    const section = sectionOf(doc, uid)
    const index = Math.max(0, Math.min(to, doc.layout.length - 1))
    const there = doc.layout[index]
    if (!section || !there || there === section) return doc
    const moved = there.page === section.page ? section : onPage(section, there.page)
    if (moved !== section && Math.abs(index - doc.layout.indexOf(section)) === 1) return { ...doc, layout: doc.layout.map((each) => (each === section ? moved : each)) }
    const others = doc.layout.filter((each) => each !== section)
    return { ...doc, layout: [...others.slice(0, index), moved, ...others.slice(index)] }
  },
})
