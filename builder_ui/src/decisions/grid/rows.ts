/** Heights of the grid, as the visual language sets them: an editable row 44, a gap 36. */
export const ROW = 44
export const HEAD = 84
/** Rows drawn beyond what is seen, so that scrolling shows no white; and how many come and go together. */
const BEYOND = 12
const TOGETHER = 8

/** The rows to draw for a scrolled window. */
export const windowOf = (scrolled: number, height: number, count: number): { first: number; last: number } => {
  const first = Math.max(0, Math.floor((scrolled / ROW - BEYOND) / TOGETHER) * TOGETHER)
  return { first, last: Math.min(count, Math.ceil(((scrolled + height) / ROW + BEYOND) / TOGETHER) * TOGETHER) }
}
