import type { FieldMeta, PageMeta } from '../types'
import { laidOut, type Block, type Laid } from './layout'

/** A tab or a step with what stands on it. */
export interface Page extends PageMeta {
  blocks: Block[]
}

/** A form as it is read: what stands above the pages, and the pages that have something to show. */
export interface Paged {
  head: Block[]
  pages: Page[]
}

/**
 * The sections on their tabs or steps. A page whose fields are all unseen is not there; a form with one page left has
 * none: its sections stand below each other.
 */
export const paged = (form: Laid, shows: (field: FieldMeta) => boolean = () => true): Paged => {
  const blocks = laidOut(form, shows)
  const names = new Set(form.pages?.map(({ name }) => name))
  const isHead = ({ page }: Block) => !page || !names.has(page)
  const pages = (form.pages ?? []).map((page) => ({ ...page, blocks: blocks.filter((block) => block.page === page.name) })).filter((page) => page.blocks.length > 0)
  if (pages.length < 2) return { head: [...blocks.filter(isHead), ...pages.flatMap((page) => page.blocks)], pages: [] }
  return { head: blocks.filter(isHead), pages }
}

/** The names of the fields that stand in these blocks. */
export const namesIn = (blocks: readonly Block[]): string[] => blocks.flatMap(({ cells }) => cells.map(({ field }) => field.name))
