import { arcsIn, arcsOut, timersOf } from './graph'
import type { Arc, FlowBody, FlowNode } from './types'

/**
 * A flow as the vertical view draws it: a chain of nodes, with blocks of branches in between that come together again or
 * end by themselves. A flow that cannot be drawn so says at which node.
 */

export interface Chain {
  /** The way into it; none at the start and after a block. */
  readonly arc: Arc | undefined
  readonly items: readonly Item[]
  /** The way out of its last part, to where it meets the others or goes on; none where it ends by itself. */
  readonly last: Arc | undefined
  /** Where it meets others. */
  readonly meets: string | undefined
}

export interface Step {
  readonly kind: 'step'
  readonly node: FlowNode
  /** The way into it; several lead in where a block ends right before it. */
  readonly ins: readonly Arc[]
  readonly timers: readonly Timer[]
  readonly inside: Chain | undefined
}

export interface Timer {
  readonly node: FlowNode
  readonly chain: Chain
}

/** Branches after a node, or several starts where there is none. */
export interface Block {
  readonly kind: 'block'
  readonly split: FlowNode | undefined
  readonly branches: readonly Chain[]
  /** The gateway that only brings them together. */
  readonly join: FlowNode | undefined
  /** The ways into where they meet. */
  readonly ends: readonly Arc[]
}

export type Item = Step | Block

/** Why the vertical view cannot draw it: the node where it goes wrong. */
export interface NotSeries {
  readonly why: 'crosses' | 'loose' | 'no_start' | 'timer_meets' | 'loops'
  readonly node: FlowNode | undefined
}

export type Tree = { readonly ok: true; readonly chain: Chain } | { readonly ok: false; readonly fault: NotSeries }

class Unfit extends Error {
  constructor(readonly fault: NotSeries) {
    super(fault.why)
  }
}

interface Walk {
  readonly doc: FlowBody
  readonly byName: ReadonlyMap<string, FlowNode>
  readonly outs: ReadonlyMap<string, readonly Arc[]>
  readonly ins: ReadonlyMap<string, readonly Arc[]>
  readonly seen: Set<string>
}

const grouped = (arcs: readonly Arc[], by: 'from' | 'to'): Map<string, Arc[]> => {
  const found = new Map<string, Arc[]>()
  for (const arc of arcs) found.set(arc[by], [...(found.get(arc[by]) ?? []), arc])
  return found
}

/** The flow as a tree, or why it is none. */
export function treeOf(doc: FlowBody): Tree {
  const walk: Walk = { doc, byName: new Map(doc.nodes.map((node) => [node.name, node])), outs: grouped(doc.sequence_flows, 'from'), ins: grouped(doc.sequence_flows, 'to'), seen: new Set() }
  try {
    const chain = level(walk, undefined)
    const loose = doc.nodes.find(({ name }) => !walk.seen.has(name))
    if (loose) throw new Unfit({ why: 'loose', node: loose })
    return { ok: true, chain }
  } catch (error) {
    if (error instanceof Unfit) return { ok: false, fault: error.fault }
    throw error
  }
}

/** All that is at one level: the case, or a sub-process. */
function level(walk: Walk, inside: string | undefined): Chain {
  const starts = walk.doc.nodes.filter((node) => node.type === 'startEvent' && node.inside === inside)
  const [first] = starts
  if (!first) throw new Unfit({ why: 'no_start', node: inside === undefined ? undefined : walk.byName.get(inside) })
  const chain = starts.length === 1 ? chainFrom(walk, undefined, first.name, []) : several(walk, starts)
  if (chain.meets !== undefined) throw new Unfit({ why: 'crosses', node: walk.byName.get(chain.meets) })
  return chain
}

function several(walk: Walk, starts: readonly FlowNode[]): Chain {
  const branches = starts.map(({ name }) => chainFrom(walk, undefined, name, []))
  const items: Item[] = []
  return goOn(walk, undefined, items, undefined, branches)
}

/** From a node downwards, until it ends or comes to where others come too. `via` are the ways that led here. */
function chainFrom(walk: Walk, arc: Arc | undefined, name: string, via: readonly Arc[]): Chain {
  return follow(walk, arc, [], name, arc ? [arc, ...via] : [...via])
}

function follow(walk: Walk, first: Arc | undefined, items: Item[], from: string, via: readonly Arc[]): Chain {
  let name = from
  let ways = via
  for (;;) {
    const node = walk.byName.get(name)
    if (!node) throw new Unfit({ why: 'loose', node: walk.byName.get(ways[0]?.from ?? '') })
    if ((walk.ins.get(name)?.length ?? 0) > ways.length) return { arc: first, items, last: ways[ways.length - 1], meets: name }
    if (walk.seen.has(name)) throw new Unfit({ why: 'loops', node })
    walk.seen.add(name)
    items.push(step(walk, node, ways))
    const outs = walk.outs.get(name) ?? []
    const [only] = outs
    if (!only) return { arc: first, items, last: undefined, meets: undefined }
    if (outs.length === 1) {
      name = only.to
      ways = [only]
      continue
    }
    const branches = outs.map((out) => chainFrom(walk, out, out.to, []))
    return goOn(walk, first, items, node, branches)
  }
}

/** After branches: where they meet the chain goes on, or meets others in its turn. */
function goOn(walk: Walk, first: Arc | undefined, items: Item[], split: FlowNode | undefined, branches: readonly Chain[]): Chain {
  const living = branches.filter(({ meets }) => meets !== undefined)
  const [one] = living
  const other = living.find(({ meets }) => meets !== one?.meets)
  if (other) throw new Unfit({ why: 'crosses', node: walk.byName.get(other.meets ?? '') })
  const ends = living.flatMap((chain) => endsOf(chain))
  const meets = one?.meets
  if (meets === undefined) {
    items.push({ kind: 'block', split, branches, join: undefined, ends: [] })
    return { arc: first, items, last: undefined, meets: undefined }
  }
  const whole = (walk.ins.get(meets)?.length ?? 0) === ends.length
  if (!whole) {
    items.push({ kind: 'block', split, branches, join: undefined, ends })
    return { arc: first, items, last: ends[ends.length - 1], meets }
  }
  const node = walk.byName.get(meets)
  const outs = walk.outs.get(meets) ?? []
  if (node && JOINS.has(node.type) && outs.length <= 1) {
    if (walk.seen.has(meets)) throw new Unfit({ why: 'loops', node })
    walk.seen.add(meets)
    items.push({ kind: 'block', split, branches, join: node, ends })
    const [out] = outs
    return out ? follow(walk, first, items, out.to, [out]) : { arc: first, items, last: undefined, meets: undefined }
  }
  items.push({ kind: 'block', split, branches, join: undefined, ends })
  return follow(walk, first, items, meets, ends)
}

const JOINS = new Set(['exclusiveGateway', 'parallelGateway', 'inclusiveGateway'])

/** The ways by which a chain comes to where it meets others; several where it ends in a block that stays open. */
export function endsOf(chain: Chain): Arc[] {
  if (chain.meets === undefined) return []
  const last = chain.items[chain.items.length - 1]
  if (last?.kind === 'block' && last.join === undefined) return last.branches.flatMap(endsOf)
  return chain.last ? [chain.last] : []
}

function step(walk: Walk, node: FlowNode, ins: readonly Arc[]): Step {
  const timers = timersOf(walk.doc, node.name).map((timer): Timer => {
    walk.seen.add(timer.name)
    const outs = walk.outs.get(timer.name) ?? []
    const [only] = outs
    if (!only) return { node: timer, chain: { arc: undefined, items: [], last: undefined, meets: undefined } }
    const chain = outs.length === 1 ? chainFrom(walk, only, only.to, []) : goOn(walk, undefined, [], timer, outs.map((out) => chainFrom(walk, out, out.to, [])))
    if (chain.meets !== undefined) throw new Unfit({ why: 'timer_meets', node: timer })
    return { node: timer, chain }
  })
  const inside = node.type === 'subProcess' ? level(walk, node.name) : undefined
  return { kind: 'step', node, ins, timers, inside }
}

/** Where a chain comes to in a flow: its blocks, however deep, with what is above them. */
export function blocksIn(chain: Chain): Block[] {
  return chain.items.flatMap((item) =>
    item.kind === 'block'
      ? [item, ...item.branches.flatMap(blocksIn)]
      : [...item.timers.flatMap((timer) => blocksIn(timer.chain)), ...(item.inside ? blocksIn(item.inside) : [])])
}

/** The names of everything in a chain, gateways that only join among them. */
export function namesIn(chain: Chain): string[] {
  return chain.items.flatMap((item) =>
    item.kind === 'block'
      ? [...item.branches.flatMap(namesIn), ...(item.join ? [item.join.name] : [])]
      : [item.node.name, ...item.timers.flatMap((timer) => [timer.node.name, ...namesIn(timer.chain)]), ...(item.inside ? namesIn(item.inside) : [])])
}

/** The branch that begins with this way, and its block. */
export function branchOf(chain: Chain, arc: string): { block: Block; branch: Chain; at: number } | undefined {
  for (const block of blocksIn(chain)) {
    const at = block.branches.findIndex((branch) => branch.arc?.uid === arc)
    const branch = block.branches[at]
    if (branch) return { block, branch, at }
  }
  return undefined
}

/** Nodes that stand between two of its ways, as `insert` may put one. */
export const isStraight = (doc: FlowBody, node: FlowNode): boolean => arcsIn(doc, node.name).length >= 1 && arcsOut(doc, node.name).length === 1
