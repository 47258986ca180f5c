import { fitsBeside, rowsOf, sectionsOn, type FormBody, type Place, type Section, type Side } from '@/document'

/** A rectangle of the window. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The line that shows where a drop would go. */
export interface Line {
  readonly x: number
  readonly y: number
  readonly length: number
  readonly upright: boolean
}

export type Target =
  | { readonly kind: 'row'; readonly place: Place; readonly line: Line }
  | { readonly kind: 'beside'; readonly field: string; readonly side: Side; readonly line: Line }
  | { readonly kind: 'section'; readonly page: string | undefined; readonly index: number; readonly line: Line }
  | { readonly kind: 'page'; readonly index: number; readonly line: Line }

/** Where the parts of the form are on the screen: sections by uid, fields by name. */
export interface Screen {
  readonly area: Box
  readonly section: (uid: string) => Box | undefined
  readonly field: (name: string) => Box | undefined
  /** The band of a page, by its name. */
  readonly page?: (name: string) => Box | undefined
}

/** The part at a field's side, in pixels and at most as a share of it, where a drop makes columns. */
const EDGE = 56
const EDGE_SHARE = 0.3

const right = (box: Box) => box.left + box.width
const bottom = (box: Box) => box.top + box.height
const within = (box: Box, x: number, y: number, margin = 0) =>
  x >= box.left - margin && x <= right(box) + margin && y >= box.top - margin && y <= bottom(box) + margin

/** Where a field dropped at (x, y) goes: a row of its own between two rows, or the side of another field. */
export function fieldTarget(doc: FormBody, screen: Screen, x: number, y: number, moving?: string, oneColumn = false): Target | undefined {
  if (!within(screen.area, x, y, 16)) return undefined
  const section = nearest(doc.layout, (each) => screen.section(each.uid), y)
  const box = section && screen.section(section.uid)
  if (!section || !box) return undefined
  const rows = (oneColumn ? section.children.map((child, start) => ({ start, children: [child] })) : rowsOf(section.children)).map((row) => {
    const boxes = row.children.flatMap(({ field }) => screen.field(field) ?? [])
    return { ...row, top: Math.min(...boxes.map((each) => each.top)), bottom: Math.max(...boxes.map(bottom)) }
  })
  const row = nearest(rows, (each) => ({ left: 0, width: 0, top: each.top, height: each.bottom - each.top }), y)
  if (!row) return { kind: 'row', place: { section: section.uid, index: 0 }, line: level(box, box.top + Math.max(32, box.height - 24)) }
  if (!oneColumn && y >= row.top && y <= row.bottom) {
    const side = besideIn(doc, screen, row.children.map(({ field }) => field), x, moving)
    if (side) return side
  }
  const below = y > (row.top + row.bottom) / 2
  const index = below ? row.start + row.children.length : row.start
  return { kind: 'row', place: { section: section.uid, index }, line: level(box, below ? row.bottom + 4 : row.top - 4) }
}

/** Where a section dropped at height y goes: on which page, and as which of those that stand there. */
export function sectionTarget(doc: FormBody, screen: Screen, x: number, y: number, moving: string): Target | undefined {
  if (!within(screen.area, x, y, 16)) return undefined
  const page = doc.pages?.findLast(({ name }) => (screen.page?.(name)?.top ?? Infinity) <= y)?.name
  const band = page === undefined ? screen.area : (screen.page?.(page) ?? screen.area)
  const others = sectionsOn(doc, page).filter((each) => each.uid !== moving)
  const boxes = others.flatMap((each) => screen.section(each.uid) ?? [])
  const index = boxes.filter((box) => y > box.top + box.height / 2).length
  const before = boxes[index - 1]
  const after = boxes[index]
  const edge = after ? after.top - 6 : before ? bottom(before) + 6 : page === undefined ? band.top : bottom(band) - 4
  return { kind: 'section', page, index, line: { x: screen.area.left, y: edge, length: screen.area.width, upright: false } }
}

/** Where a page dropped at height y goes, counted in the order after the move. */
export function pageTarget(doc: FormBody, screen: Screen, x: number, y: number, moving: string): Target | undefined {
  if (!within(screen.area, x, y, 16)) return undefined
  const boxes = (doc.pages ?? []).filter(({ uid }) => uid !== moving).flatMap(({ name }) => screen.page?.(name) ?? [])
  const index = boxes.filter((box) => y > box.top + box.height / 2).length
  const [before, after] = [boxes[index - 1], boxes[index]]
  const edge = after ? after.top - 6 : before ? bottom(before) + 6 : screen.area.top
  return { kind: 'page', index, line: { x: screen.area.left, y: edge, length: screen.area.width, upright: false } }
}

function besideIn(doc: FormBody, screen: Screen, names: readonly string[], x: number, moving?: string): Target | undefined {
  for (const name of names) {
    const box = screen.field(name)
    if (!box || name === moving || !fitsBeside(doc, moving, name)) continue
    const edge = Math.min(EDGE, box.width * EDGE_SHARE)
    const isLast = name === names[names.length - 1]
    const upright = (at: number): Line => ({ x: at, y: box.top + 4, length: box.height - 8, upright: true })
    if (x >= box.left - 4 && x < box.left + edge) return { kind: 'beside', field: name, side: 'left', line: upright(box.left) }
    if (x > right(box) - edge && (isLast || x <= right(box) + 4)) return { kind: 'beside', field: name, side: 'right', line: upright(right(box)) }
  }
  return undefined
}

const level = (box: Box, y: number): Line => ({ x: box.left, y, length: box.width, upright: false })

function nearest<T extends object | Section>(parts: readonly T[], boxOf: (part: T) => Box | undefined, y: number): T | undefined {
  let best: T | undefined
  let least = Infinity
  for (const part of parts) {
    const box = boxOf(part)
    if (!box) continue
    const away = y < box.top ? box.top - y : y > bottom(box) ? y - bottom(box) : 0
    if (away < least) [best, least] = [part, away]
  }
  return best
}
