import { altered, bypassed, led, spliced, unconditioned, withArcs, withNodes, without } from '../edit'
import { arcsIn, arcsOut, isGateway, named, namesOf, nodeOf, timersOf, within } from '../graph'
import { blocksIn, endsOf, namesIn, treeOf, type Block, type Chain, type Item } from '../tree'
import type { FlowBody, FlowCommand, FlowNode, NodeChange } from '../types'
import { removeBlock } from './branches'

/** Change members of a node. */
export const changeNode = (uid: string, what: NodeChange): FlowCommand => ({
  name: 'changeNode',
  merge: `node:${uid}:${Object.keys(what).sort().join(',')}`,
  apply: (doc) => {
    if (!nodeOf(doc, uid)) return doc
    return withNodes(doc, doc.nodes.map((node) => (node.uid === uid ? altered(node, what) : node)))
  },
})

/** Whether the vertical view can take this node out and the flow still hangs together. */
export const isRemovable = (doc: FlowBody, node: FlowNode): boolean => removeNode(node.uid).apply(doc) !== doc

/** Take a node out: what led to it leads on. A gateway goes with its branches but the last; an end gives its branch back
 * to where the others meet. */
export const removeNode = (uid: string): FlowCommand => ({
  name: 'removeNode',
  apply: (doc) => {
    const node = nodeOf(doc, uid)
    const tree = treeOf(doc)
    if (!node || !tree.ok || node.type === 'startEvent') return doc
    const timed = without(doc, [...timersOf(doc, node.name), ...(node.type === 'boundaryEvent' ? [node] : [])].flatMap((timer) => timerNames(tree.chain, timer.name)))
    if (node.type === 'boundaryEvent') return timed
    if (node.type === 'endEvent') return reopened(doc, node, tree.chain)
    const outs = arcsOut(timed, node.name)
    if (outs.length > 1) return isGateway(node) ? removeBlock(node.name).apply(timed) : doc
    return outs.length === 1 && arcsIn(timed, node.name).length > 0 ? unconditioned(spliced(timed, node)) : doc
  },
})

/** A timer with everything that comes after it. */
function timerNames(chain: Chain, name: string): string[] {
  const found = eachStep(chain).flatMap((item) => item.timers).find((timer) => timer.node.name === name)
  return found ? [name, ...namesIn(found.chain)] : [name]
}

const eachStep = (chain: Chain): Extract<Item, { kind: 'step' }>[] =>
  chain.items.flatMap((item) => item.kind === 'block'
    ? item.branches.flatMap(eachStep)
    : [item, ...item.timers.flatMap((timer) => eachStep(timer.chain)), ...(item.inside ? eachStep(item.inside) : [])])

function reopened(doc: FlowBody, end: FlowNode, chain: Chain): FlowBody {
  const holding = blocksIn(chain).filter((block) => block.branches.some((branch) => branch.meets === undefined && lastOf(branch) === end.name))
  const block: Block | undefined = holding[holding.length - 1]
  const to = block?.join?.name ?? block?.branches.find(({ meets }) => meets !== undefined)?.meets
  if (to === undefined) return doc
  return without(led(doc, arcsIn(doc, end.name).map(({ uid }) => uid), to), [end.name])
}

const lastOf = (chain: Chain): string | undefined => {
  const last = chain.items[chain.items.length - 1]
  return last?.kind === 'step' ? last.node.name : undefined
}

/** Take a node to other ways; what led to it leads on. */
export const moveNode = (uid: string, arcs: readonly string[], next: string): FlowCommand => ({
  name: 'moveNode',
  apply: (doc) => {
    const node = nodeOf(doc, uid)
    if (!node || !isMovable(doc, node)) return doc
    const [own] = arcsOut(doc, node.name)
    const ways = doc.sequence_flows.filter((arc) => arcs.includes(arc.uid))
    const [way] = ways
    if (!way || way.to === node.name || ways.some((arc) => arc === own || arc.to !== way.to)) return doc
    const mine = movedAlong(doc, node)
    if (ways.some(({ from, to }) => mine.has(from) || mine.has(to))) return doc
    const inside = named(doc, way.from)?.inside
    if (inside !== node.inside) return doc
    const out = bypassed(doc, node)
    const rest = led(out, arcs, node.name)
    return unconditioned(withArcs(rest, [...rest.sequence_flows, { uid: next, from: node.name, to: way.to }]))
  },
})

/** A node that stands on one way, so that it can stand on another. */
export const isMovable = (doc: FlowBody, node: FlowNode): boolean =>
  !isGateway(node) && !FIXED.has(node.type) && arcsOut(doc, node.name).length === 1 && arcsIn(doc, node.name).length > 0

const FIXED = new Set(['startEvent', 'endEvent', 'boundaryEvent'])

/** What goes along with a node: its insides, its timers and what comes after them. */
function movedAlong(doc: FlowBody, node: FlowNode): Set<string> {
  const found = within(doc, node.name)
  const tree = treeOf(doc)
  if (tree.ok) for (const timer of timersOf(doc, node.name)) timerNames(tree.chain, timer.name).forEach((name) => found.add(name))
  return found
}

/** The ways onto which a node goes that is moved one up or down its column. */
export function neighbourWays(doc: FlowBody, node: FlowNode, by: 1 | -1): string[] {
  const tree = treeOf(doc)
  const chain = tree.ok ? chainWith(tree.chain, node.uid) : undefined
  if (!chain) return []
  const at = chain.items.findIndex((item) => item.kind === 'step' && item.node.uid === node.uid)
  const beside = chain.items[at + by]
  if (!beside) return []
  if (by === -1) {
    const before = beside.kind === 'block' ? chain.items[at - 2] : beside
    return before?.kind === 'step' && before.node.type !== 'startEvent' ? before.ins.map(({ uid }) => uid) : []
  }
  const block = chain.items[at + 2]
  if (block?.kind === 'block') return afterBlock(doc, block)
  return beside.kind === 'step' ? arcsOut(doc, beside.node.name).map(({ uid }) => uid) : []
}

/** The ways on which something stands that comes right after a block. */
export const afterBlock = (doc: FlowBody, block: Block): string[] =>
  (block.join ? arcsOut(doc, block.join.name) : block.ends).map(({ uid }) => uid)

function chainWith(chain: Chain, uid: string): Chain | undefined {
  for (const item of chain.items) {
    if (item.kind === 'step' && item.node.uid === uid) return chain
    const below = item.kind === 'block' ? item.branches : [...item.timers.map((timer) => timer.chain), ...(item.inside ? [item.inside] : [])]
    for (const each of below) {
      const found = chainWith(each, uid)
      if (found) return found
    }
  }
  return undefined
}

/** The ways at the end of a chain, onto which something may be put. */
export const endWays = (chain: Chain): string[] => endsOf(chain).map(({ uid }) => uid)

/** A copy of a node right after it, under a name and an identity of its own. */
export const duplicateNode = (uid: string, copy: { uid: string; name: string }, next: string): FlowCommand => ({
  name: 'duplicateNode',
  apply: (doc) => {
    const node = nodeOf(doc, uid)
    const [out] = node ? arcsOut(doc, node.name) : []
    if (!node || !out || !isMovable(doc, node) || node.type === 'subProcess' || namesOf(doc).includes(copy.name)) return doc
    const twin: FlowNode = { ...node, ...copy, ...(node.label ? { label: { zh: `${node.label.zh} 副本`, ...(node.label.en ? { en: `${node.label.en} copy` } : {}) } } : {}) }
    const rest = led({ ...doc, nodes: [...doc.nodes, twin] }, [out.uid], twin.name)
    return withArcs(rest, [...rest.sequence_flows, { uid: next, from: twin.name, to: out.to }])
  },
})

/** A time limit attached to a node, with what comes after it. */
export const attachTimer = (host: string, timer: FlowNode, end: FlowNode, arc: string): FlowCommand => ({
  name: 'attachTimer',
  apply: (doc) => {
    const node = nodeOf(doc, host)
    if (!node) return doc
    const level = node.inside === undefined ? {} : { inside: node.inside }
    const nodes = [...doc.nodes, { ...timer, attached_to: node.name, ...level }, { ...end, ...level }]
    return withArcs({ ...doc, nodes }, [...doc.sequence_flows, { uid: arc, from: timer.name, to: end.name }])
  },
})

/** Take nodes and ways out as they are drawn, and lead nothing on: how the free canvas deletes. */
export const removeParts = (uids: ReadonlySet<string>): FlowCommand => ({
  name: 'removeParts',
  apply: (doc) => {
    const names = doc.nodes.filter(({ uid }) => uids.has(uid)).map(({ name }) => name)
    const arcs = doc.sequence_flows.filter(({ uid }) => !uids.has(uid))
    if (names.length === 0 && arcs.length === doc.sequence_flows.length) return doc
    return without(withArcs(doc, arcs), names)
  },
})

/** Where nodes stand on the free canvas. */
export const setPlaces = (places: NonNullable<FlowBody['layout']>): FlowCommand => ({
  name: 'setPlaces',
  apply: (doc) => {
    const known = new Set(doc.nodes.map(({ uid }) => uid))
    const fresh = Object.entries(places).filter(([uid, { x, y }]) => known.has(uid) && (doc.layout?.[uid]?.x !== x || doc.layout[uid]?.y !== y))
    return fresh.length === 0 ? doc : { ...doc, layout: { ...doc.layout, ...Object.fromEntries(fresh) } }
  },
})

