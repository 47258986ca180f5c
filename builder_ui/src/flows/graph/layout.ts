import { isChoosing, isGateway, type Arc, type Block, type Chain, type FlowNode, type Item, type Step } from '../document'
import { endsOf } from '../document'
import { CORNER, joined, turned } from './corners'

/** Where everything of a flow is drawn: pure sizes and places, so that it can be tested and drawn by anybody. */

export const CARD = 240
export const LOW = 64
export const HIGH = 96
const GAP = 40
const HALF = GAP / 2
const BETWEEN = 40
const PILL = 32
const TO_BAR = 16
export const CONDITION = 56
const HEAD = 48
const PAD = 24
const TIMER = 200
const TIMER_HIGH = 48

export interface Box { readonly uid: string; readonly x: number; readonly y: number; readonly w: number; readonly h: number }
/** Where something can be put in between: the ways it would stand on. */
export interface Plus { readonly arcs: readonly string[]; readonly x: number; readonly y: number }
/** The head of a branch: its way and its place among the others. */
export interface Head extends Box { readonly at: number; readonly of: number }
export interface Line { readonly key: string; readonly d: string; readonly dashed?: boolean; readonly arrow?: boolean }

export interface Laid {
  readonly width: number
  readonly height: number
  readonly cards: readonly Box[]
  /** Gateways that open branches, by node. */
  readonly pills: readonly Box[]
  /** Gateways that only bring branches together. */
  readonly joins: readonly Box[]
  readonly frames: readonly Box[]
  readonly timers: readonly Box[]
  readonly heads: readonly Head[]
  readonly pluses: readonly Plus[]
  readonly lines: readonly Line[]
}

interface Size { readonly left: number; readonly right: number; readonly h: number }

/** How high the card of a node is. */
export type HighOf = (node: FlowNode) => number

interface Making {
  readonly highOf: HighOf
  readonly sizes: Map<object, Size>
  readonly cards: Box[]
  readonly pills: Box[]
  readonly joins: Box[]
  readonly frames: Box[]
  readonly timers: Box[]
  readonly heads: Head[]
  readonly pluses: Plus[]
  readonly lines: Line[]
}

/** Places for a flow drawn as a tree, from the top left corner. */
export function laidOut(chain: Chain, highOf: HighOf): Laid {
  const making: Making = { highOf, sizes: new Map(), cards: [], pills: [], joins: [], frames: [], timers: [], heads: [], pluses: [], lines: [] }
  const size = chainSize(making, chain)
  placeChain(making, chain, PAD + size.left, PAD)
  const { cards, pills, joins, frames, timers, heads, pluses, lines } = making
  return { width: size.left + size.right + 2 * PAD, height: size.h + 2 * PAD, cards, pills, joins, frames, timers, heads, pluses, lines }
}

const opensBranches = (items: readonly Item[], at: number): boolean => {
  const [item, next] = [items[at], items[at + 1]]
  return item?.kind === 'step' && next?.kind === 'block' && next.split === item.node && isGateway(item.node)
}

function remembered(making: Making, of: object, work: () => Size): Size {
  const known = making.sizes.get(of)
  if (known) return known
  const size = work()
  making.sizes.set(of, size)
  return size
}

const chainSize = (making: Making, chain: Chain): Size => remembered(making, chain, () => {
  let [left, right, h] = [CARD / 2, CARD / 2, 0]
  chain.items.forEach((item, at) => {
    const size = item.kind === 'block' ? blockSize(making, item) : opensBranches(chain.items, at) ? { left: CARD / 2, right: CARD / 2, h: PILL } : stepSize(making, item)
    left = Math.max(left, size.left)
    right = Math.max(right, size.right)
    h += size.h + (item.kind === 'step' && at > 0 ? GAP : 0)
  })
  return { left, right, h }
})

const stepSize = (making: Making, step: Step): Size => remembered(making, step, () => {
  let [left, right, h] = [CARD / 2, CARD / 2, making.highOf(step.node)]
  if (step.inside) {
    const inner = chainSize(making, step.inside)
    left = Math.max(left, inner.left + PAD)
    right = Math.max(right, inner.right + PAD)
    h = HEAD + inner.h + PAD + PAD / 2
  }
  for (const timer of step.timers) {
    const below = chainSize(making, timer.chain)
    right += BETWEEN + Math.max(TIMER / 2, below.left) + Math.max(TIMER / 2, below.right)
    h = Math.max(h, TIMER_HIGH + GAP + below.h)
  }
  return { left, right, h }
})

/** A branch: its head where the gateway looks at conditions, its nodes, and the way down to where it meets the others. */
const branchSize = (making: Making, block: Block, chain: Chain): Size => {
  const inner = chainSize(making, chain)
  const head = hasHeads(block) ? CONDITION : 0
  const first = chain.items.length > 0 || block.split ? GAP : 0
  return { left: inner.left, right: inner.right, h: head + (block.split ? first : 0) + inner.h + (chain.meets !== undefined && chain.items.length > 0 ? GAP : 0) }
}

const hasHeads = ({ split }: Block): boolean => split !== undefined && (isChoosing(split) || !isGateway(split))

const blockSize = (making: Making, block: Block): Size => remembered(making, block, () => {
  const branches = block.branches.map((branch) => branchSize(making, block, branch))
  const total = branches.reduce((sum, { left, right }) => sum + left + right, 0) + BETWEEN * (branches.length - 1)
  const axis = axisOf(branches)
  const meets = block.branches.some((branch) => branch.meets !== undefined)
  return { left: axis, right: total - axis, h: (block.split ? 2 * TO_BAR : 0) + Math.max(0, ...branches.map(({ h }) => h)) + (meets ? CORNER : 0) }
})

/** Half-way between the first branch and the last. */
function axisOf(branches: readonly Size[]): number {
  const axes = axesOf(branches)
  return ((axes[0] ?? 0) + (axes[axes.length - 1] ?? 0)) / 2
}

function axesOf(branches: readonly Size[]): number[] {
  let x = 0
  return branches.map(({ left, right }) => {
    const axis = x + left
    x += left + right + BETWEEN
    return axis
  })
}

const line = (making: Making, key: string, d: string, dashed?: boolean): void => void making.lines.push(dashed ? { key, d, dashed } : { key, d })
const uids = (arcs: readonly Arc[]): string[] => arcs.map(({ uid }) => uid)

/** Draws a chain from the top; says where it ends. */
function placeChain(making: Making, chain: Chain, axis: number, top: number): number {
  let y = top
  chain.items.forEach((item, at) => {
    if (item.kind === 'block') {
      y = placeBlock(making, item, axis, y)
      return
    }
    if (at > 0) {
      line(making, `to ${item.node.uid}`, `M${axis} ${y}V${y + GAP}`)
      making.pluses.push({ arcs: uids(item.ins), x: axis, y: y + HALF })
      y += GAP
    }
    y = opensBranches(chain.items, at) ? placePill(making, item.node, axis, y) : placeStep(making, item, axis, y)
  })
  return y
}

function placePill(making: Making, node: FlowNode, axis: number, y: number): number {
  making.pills.push({ uid: node.uid, x: axis - CARD / 2, y, w: CARD, h: PILL })
  return y + PILL
}

function placeStep(making: Making, step: Step, axis: number, y: number): number {
  const size = stepSize(making, step)
  const { uid } = step.node
  let [right, bottom] = [axis + CARD / 2, y + making.highOf(step.node)]
  if (step.inside) {
    const inner = chainSize(making, step.inside)
    const left = Math.max(CARD / 2, inner.left + PAD)
    right = axis + Math.max(CARD / 2, inner.right + PAD)
    bottom = y + HEAD + inner.h + PAD + PAD / 2
    making.frames.push({ uid, x: axis - left, y, w: left + right - axis, h: bottom - y })
    placeChain(making, step.inside, axis, y + HEAD + PAD / 2)
  } else {
    making.cards.push({ uid, x: axis - CARD / 2, y, w: CARD, h: bottom - y })
  }
  let from = right
  let x = right
  for (const timer of step.timers) {
    const below = chainSize(making, timer.chain)
    const at = x + BETWEEN + Math.max(TIMER / 2, below.left)
    line(making, `timer ${timer.node.uid}`, `M${from} ${y + TIMER_HIGH / 2}H${at - TIMER / 2}`, true)
    making.timers.push({ uid: timer.node.uid, x: at - TIMER / 2, y, w: TIMER, h: TIMER_HIGH })
    if (timer.chain.arc) {
      line(making, `after ${timer.node.uid}`, `M${at} ${y + TIMER_HIGH}V${y + TIMER_HIGH + GAP}`, true)
      making.pluses.push({ arcs: [timer.chain.arc.uid], x: at, y: y + TIMER_HIGH + HALF })
    }
    placeChain(making, timer.chain, at, y + TIMER_HIGH + GAP)
    from = at + TIMER / 2
    x = at + Math.max(TIMER / 2, below.right)
  }
  if (bottom < y + size.h) line(making, `along ${uid}`, `M${axis} ${bottom}V${y + size.h}`)
  return y + size.h
}

function placeBlock(making: Making, block: Block, axis: number, top: number): number {
  const sizes = block.branches.map((branch) => branchSize(making, block, branch))
  const axes = axesOf(sizes)
  const shift = axis - axisOf(sizes)
  const bar = top + (block.split ? TO_BAR : 0)
  const begin = bar + (block.split ? TO_BAR : 0)
  const bottom = begin + Math.max(0, ...sizes.map(({ h }) => h))
  const key = block.split?.uid ?? 'starts'
  if (block.split) line(making, `open ${key}`, `M${axis} ${top}V${bar}`)
  block.branches.forEach((branch, at) => {
    const x = (axes[at] ?? 0) + shift
    const own = branch.arc?.uid ?? `${key} ${at}`
    if (block.split) line(making, `branch ${own}`, turned(axis, bar, x, begin))
    const end = placeBranch(making, block, branch, x, begin, at)
    if (branch.meets !== undefined) line(making, `meet ${own}`, joined(x, end, axis, bottom))
  })
  const meets = block.branches.some((branch) => branch.meets !== undefined)
  if (!meets) return bottom
  if (block.join) making.joins.push({ uid: block.join.uid, x: axis - CORNER, y: bottom, w: 2 * CORNER, h: 2 * CORNER })
  return bottom + CORNER
}

function placeBranch(making: Making, block: Block, branch: Chain, x: number, top: number, at: number): number {
  let y = top
  if (hasHeads(block) && branch.arc) {
    making.heads.push({ uid: branch.arc.uid, x: x - CARD / 2, y, w: CARD, h: CONDITION, at, of: block.branches.length })
    y += CONDITION
  }
  if (block.split) {
    line(making, `into ${branch.arc?.uid ?? at}`, `M${x} ${y}V${y + GAP}`)
    if (branch.arc) making.pluses.push({ arcs: [branch.arc.uid], x, y: y + HALF })
    y += GAP
  }
  y = placeChain(making, branch, x, y)
  if (branch.meets !== undefined && branch.items.length > 0) {
    line(making, `out ${branch.arc?.uid ?? at}`, `M${x} ${y}V${y + GAP}`)
    making.pluses.push({ arcs: uids(endsOf(branch)), x, y: y + HALF })
    y += GAP
  }
  return y
}
