import { altered, bypassed, tidied, unconditioned, withArcs, without } from '../edit'
import { arcOf, arcsIn, arcsOut, isGateway, named } from '../graph'
import { blocksIn, branchOf, namesIn, treeOf, type Block, type Chain } from '../tree'
import type { Arc, FlowBody, FlowCommand, FlowNode } from '../types'

/** Where a block's branches meet, by name. */
const meeting = (block: Block): string | undefined => block.join?.name ?? block.branches.find(({ meets }) => meets !== undefined)?.meets

/** One more branch after a node, before the default one; it leads to where the others meet, or to an end of its own. */
export const addBranch = (split: string, arc: string, end: FlowNode): FlowCommand => ({
  name: 'addBranch',
  apply: (doc) => {
    const tree = treeOf(doc)
    const node = named(doc, split)
    const block = tree.ok ? blocksIn(tree.chain).find((each) => each.split?.name === split) : undefined
    if (!node || !block) return doc
    const to = meeting(block)
    const fresh: Arc = { uid: arc, from: split, to: to ?? end.name }
    const at = doc.sequence_flows.findIndex((each) => each.from === split && each.default === true)
    const place = at < 0 ? doc.sequence_flows.length : at
    const arcs = [...doc.sequence_flows.slice(0, place), fresh, ...doc.sequence_flows.slice(place)]
    const nodes = to === undefined ? [...doc.nodes, node.inside === undefined ? end : { ...end, inside: node.inside }] : doc.nodes
    return withArcs({ ...doc, nodes }, arcs)
  },
})

/** Take a branch away with everything in it; where a single one is left it needs no gateway any more. */
export const removeBranch = (arc: string): FlowCommand => ({
  name: 'removeBranch',
  apply: (doc) => {
    const tree = treeOf(doc)
    const found = tree.ok ? branchOf(tree.chain, arc) : undefined
    if (!found || arcOf(doc, arc)?.default === true) return doc
    const { block, branch } = found
    if (block.branches.length > 2) return tidied(unconditioned(shorn(doc, [branch])))
    const kept = block.branches.find((each) => each !== branch)
    return kept ? unfolded(doc, block, kept) : doc
  },
})

/** Take a gateway away: its last branch stays, the others go with everything in them. */
export const removeBlock = (split: string): FlowCommand => ({
  name: 'removeBlock',
  apply: (doc) => {
    const tree = treeOf(doc)
    const block = tree.ok ? blocksIn(tree.chain).find((each) => each.split?.name === split) : undefined
    const kept = block?.branches[block.branches.length - 1]
    return block && kept ? unfolded(doc, block, kept) : doc
  },
})

function shorn(doc: FlowBody, branches: readonly Chain[]): FlowBody {
  const arcs = new Set(branches.map(({ arc }) => arc?.uid))
  const rest = without(doc, branches.flatMap(namesIn))
  return withArcs(rest, rest.sequence_flows.filter(({ uid }) => !arcs.has(uid)))
}

function unfolded(doc: FlowBody, block: Block, kept: Chain): FlowBody {
  const rest = shorn(doc, block.branches.filter((each) => each !== kept))
  const split = block.split
  if (!split) return doc
  const whole = isGateway(split) ? without(bypassed(rest, split), [split.name]) : rest
  return tidied(unconditioned(whole))
}

/** Move a branch before or after its neighbour; the default stays last. */
export const moveBranch = (arc: string, by: 1 | -1): FlowCommand => ({
  name: 'moveBranch',
  apply: (doc) => {
    const one = arcOf(doc, arc)
    if (!one || one.default === true) return doc
    const siblings = arcsOut(doc, one.from)
    const other = siblings[siblings.indexOf(one) + by]
    if (!other || other.default === true) return doc
    return withArcs(doc, doc.sequence_flows.map((each) => (each === one ? other : each === other ? one : each)))
  },
})

/** Change what a way says: its condition, or that it is the one where no other holds. */
export const changeArc = (uid: string, what: { readonly condition?: string | undefined; readonly default?: true | undefined }): FlowCommand => ({
  name: 'changeArc',
  merge: `arc:${uid}:${Object.keys(what).sort().join(',')}`,
  apply: (doc) => {
    const arc = arcOf(doc, uid)
    if (!arc) return doc
    const next = altered(arc, what)
    const same = next.condition === arc.condition && next.default === arc.default
    if (same) return doc
    const only = what.default === true
    return withArcs(doc, doc.sequence_flows.map((each) => (each === arc ? next : only && each.from === arc.from && each.default ? altered(each, { default: undefined }) : each)))
  },
})

/** Two nodes joined by a way. */
export const connect = (from: string, to: string, uid: string): FlowCommand => ({
  name: 'connect',
  apply: (doc) => {
    const [one, other] = [named(doc, from), named(doc, to)]
    if (!one || !other || one === other || one.inside !== other.inside || one.type === 'endEvent' || other.type === 'startEvent' || other.type === 'boundaryEvent') return doc
    if (arcsIn(doc, to).some((arc) => arc.from === from)) return doc
    return withArcs(doc, [...doc.sequence_flows, { uid, from, to }])
  },
})
