import { freeName } from './names'
import { newUid } from './uid'
import type { Command, FormBody, FormPage, Label, PagesAs, Section } from './types'

export const pageOf = (doc: FormBody, uid: string | undefined): FormPage | undefined => doc.pages?.find((page) => page.uid === uid)

/** The sections that stand on a page; without a name those above all pages. */
export const sectionsOn = (doc: FormBody, name: string | undefined): Section[] => {
  const known = new Set(doc.pages?.map((page) => page.name))
  return doc.layout.filter(({ page }) => (page !== undefined && known.has(page) ? page : undefined) === name)
}

/** A section on another page, or above them all. */
export const onPage = (section: Section, page: string | undefined): Section => {
  if (page !== undefined) return { ...section, page }
  return Object.fromEntries(Object.entries(section).filter(([member]) => member !== 'page')) as unknown as Section
}

/** The form with its sections in the order in which they are read: those above the pages, then page by page. */
export function inReadingOrder(doc: FormBody): FormBody {
  if (!doc.pages?.length) return doc
  const layout = [undefined, ...doc.pages.map(({ name }) => name)].flatMap((name) => sectionsOn(doc, name))
  return layout.every((section, at) => section === doc.layout[at]) ? doc : { ...doc, layout }
}

const fresh = (doc: FormBody): string => freeName('page', doc.pages?.map(({ name }) => name) ?? [])

/** A form without pages: they go, and their sections stand below each other. */
const unpaged = (doc: FormBody): FormBody => {
  const rest = Object.fromEntries(Object.entries(doc).filter(([member]) => member !== 'pages' && member !== 'pages_as')) as unknown as FormBody
  return { ...rest, layout: doc.layout.map((section) => onPage(section, undefined)) }
}

/**
 * Tabs, steps, or neither. A form that had none gets a page for each of its sections, named like it; one that has them
 * keeps them as they are.
 */
export const setPages = (as: PagesAs | undefined, first: Label): Command => {
  const uids = Array.from({ length: 64 }, newUid)
  return {
    name: 'setPages',
    apply: (doc) => {
      if (as === undefined) return doc.pages?.length ? unpaged(doc) : doc
      if (doc.pages?.length) return (doc.pages_as ?? 'tabs') === as ? doc : { ...doc, pages_as: as }
      const sections = doc.layout.slice(0, uids.length)
      const pages = sections.map((section, at): FormPage => ({ uid: uids[at] ?? newUid(), name: at === 0 ? 'page' : `page_${at + 1}`, label: section.label ?? first }))
      return { ...doc, pages_as: as, pages, layout: doc.layout.map((section, at) => onPage(section, pages[Math.min(at, pages.length - 1)]?.name)) }
    },
  }
}

/** One more page behind another, or last, with an empty section on it. */
export const addPage = (uid: string, label: Label, section: Label, after?: string): Command => {
  const inside = newUid()
  return {
    name: 'addPage',
    apply: (doc) => {
      const pages = doc.pages ?? []
      if (pages.some((page) => page.uid === uid)) return doc
      const found = pages.findIndex((page) => page.uid === after)
      const at = found < 0 ? pages.length : found + 1
      const page = { uid, name: fresh(doc), label }
      const next = { ...doc, pages: [...pages.slice(0, at), page, ...pages.slice(at)] }
      return inReadingOrder({ ...next, layout: [...doc.layout, { uid: inside, block: 'section', page: page.name, label: section, children: [] }] })
    },
  }
}

/** Change what a page is called. */
export const updatePage = (uid: string, label: Label): Command => ({
  name: 'updatePage',
  merge: `page:${uid}:label`,
  apply: (doc) => (pageOf(doc, uid) ? { ...doc, pages: doc.pages?.map((page) => (page.uid === uid ? { ...page, label } : page)) } : doc),
})

/** Make a page number `to`, with all that stands on it. */
export const movePage = (uid: string, to: number): Command => ({
  name: 'movePage',
  apply: (doc) => {
    const page = pageOf(doc, uid)
    if (!page || !doc.pages || to < 0 || to >= doc.pages.length || doc.pages[to] === page) return doc
    const others = doc.pages.filter((each) => each !== page)
    return inReadingOrder({ ...doc, pages: [...others.slice(0, to), page, ...others.slice(to)] })
  },
})

/** Take a page away; its sections go to the page before it, or after it. With the last one the form has no pages. */
export const removePage = (uid: string): Command => ({
  name: 'removePage',
  apply: (doc) => {
    const page = pageOf(doc, uid)
    if (!page || !doc.pages) return doc
    const at = doc.pages.indexOf(page)
    const heir = doc.pages[at - 1] ?? doc.pages[at + 1]
    if (!heir) return unpaged(doc)
    const layout = doc.layout.flatMap((section) => (section.page !== page.name ? [section] : section.children.length === 0 ? [] : [onPage(section, heir.name)]))
    return inReadingOrder({ ...doc, pages: doc.pages.filter((each) => each !== page), layout })
  },
})

/** Put a section on a page, last; without a page it stands above them all. */
export const moveToPage = (uid: string, page: string | undefined): Command => ({
  name: 'moveSection',
  apply: (doc) => {
    const section = doc.layout.find((each) => each.uid === uid)
    if (!section || section.page === page || (page !== undefined && !doc.pages?.some(({ name }) => name === page))) return doc
    return inReadingOrder({ ...doc, layout: [...doc.layout.filter((each) => each !== section), onPage(section, page)] })
  },
})

/** Put a section on a page, as number `to` of those that stand there. */
export const placeSection = (uid: string, page: string | undefined, to: number): Command => ({
  name: 'moveSection',
  apply: (doc) => {
    const section = doc.layout.find((each) => each.uid === uid)
    if (!section) return doc
    const rest = { ...doc, layout: doc.layout.filter((each) => each !== section) }
    const there = sectionsOn(rest, page)
    const next = there[to]
    const at = next ? rest.layout.indexOf(next) : rest.layout.length
    const moved = section.page === page ? section : onPage(section, page)
    const layout = [...rest.layout.slice(0, at), moved, ...rest.layout.slice(at)]
    const made = inReadingOrder({ ...doc, layout })
    return made.layout.every((each, index) => each === doc.layout[index]) ? doc : made
  },
})
