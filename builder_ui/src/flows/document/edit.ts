import { arcsIn, arcsOut, isGateway, named, within } from './graph'
import type { Action, ActionName, Arc, FlowBody, FlowNode } from './types'

/** An object with members changed; `undefined` takes one away. */
export const altered = <T extends object>(thing: T, what: { readonly [K in keyof T]?: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries({ ...thing, ...what }).filter(([, value]) => value !== undefined)) as T

export const withNodes = (doc: FlowBody, nodes: readonly FlowNode[]): FlowBody => ({ ...doc, nodes })
export const withArcs = (doc: FlowBody, arcs: readonly Arc[]): FlowBody => ({ ...doc, sequence_flows: arcs })

/** The ways of these identities lead to another node. */
export const led = (doc: FlowBody, arcs: readonly string[], to: string): FlowBody =>
  withArcs(doc, doc.sequence_flows.map((arc) => (arcs.includes(arc.uid) ? { ...arc, to } : arc)))

/** Without these nodes, all inside and attached to them, every way that touches them, and what other nodes say of them. */
export function without(doc: FlowBody, names: Iterable<string>): FlowBody {
  const gone = new Set([...names].flatMap((name) => [...within(doc, name)]))
  if (gone.size === 0) return doc
  const uids = new Set(doc.nodes.filter(({ name }) => gone.has(name)).map(({ uid }) => uid))
  const { layout, ...rest } = doc
  const kept = layout && Object.fromEntries(Object.entries(layout).filter(([uid]) => !uids.has(uid)))
  return {
    ...rest,
    nodes: doc.nodes.filter(({ name }) => !gone.has(name)).map((node) => forgetting(node, gone)),
    sequence_flows: doc.sequence_flows.filter(({ from, to }) => !gone.has(from) && !gone.has(to)),
    ...(kept ? { layout: kept } : {}),
  }
}

/** A node that does not speak any more of nodes that are gone. */
function forgetting(node: FlowNode, gone: ReadonlySet<string>): FlowNode {
  const spoken = Object.values(node.actions ?? {}).some(({ to, targets }) => (to !== undefined && gone.has(to)) || targets?.some((each) => gone.has(each)))
  const previous = node.assignment?.node !== undefined && gone.has(node.assignment.node)
  if (!spoken && !previous) return node
  const actions = Object.fromEntries(
    Object.entries(node.actions ?? {}).map(([name, action]) => [name, altered<Action>(action, {
      to: action.to !== undefined && gone.has(action.to) ? undefined : action.to,
      targets: action.targets?.filter((each) => !gone.has(each)),
    })]),
  ) as Partial<Record<ActionName, Action>>
  return altered(node, {
    actions: node.actions && actions,
    assignment: previous && node.assignment ? altered(node.assignment, { node: undefined }) : node.assignment,
  })
}

/** A node taken out of the way it stands on: what led to it leads on to what came after it. The node itself stays. */
export function bypassed(doc: FlowBody, node: FlowNode): FlowBody {
  const [out] = arcsOut(doc, node.name)
  if (!out) return doc
  const ins = arcsIn(doc, node.name).map(({ uid }) => uid)
  const rest = withArcs(doc, doc.sequence_flows.filter((arc) => arc !== out))
  return led(rest, ins, out.to)
}

/** A node taken out altogether. */
export const spliced = (doc: FlowBody, node: FlowNode): FlowBody => without(bypassed(doc, node), [node.name])

/** Without gateways that have come to have a single way in and out: they do nothing. */
export function tidied(doc: FlowBody): FlowBody {
  const idle = doc.nodes.find((node) => isGateway(node) && arcsIn(doc, node.name).length === 1 && arcsOut(doc, node.name).length === 1)
  if (!idle) return doc
  const [before] = arcsIn(doc, idle.name)
  // one that leads into itself stays where it is
  return before?.from === idle.name ? doc : tidied(unconditioned(spliced(doc, idle)))
}

const UNLOOKED = new Set(['parallelGateway', 'eventBasedGateway', 'endEvent'])

/** Ways out of nodes that do not look at conditions say none; one that is left alone needs none. */
export function unconditioned(doc: FlowBody): FlowBody {
  const counts = new Map<string, number>()
  for (const { from } of doc.sequence_flows) counts.set(from, (counts.get(from) ?? 0) + 1)
  const idle = (arc: Arc) => (arc.condition !== undefined || arc.default !== undefined) && (UNLOOKED.has(named(doc, arc.from)?.type ?? '') || counts.get(arc.from) === 1)
  if (!doc.sequence_flows.some(idle)) return doc
  return withArcs(doc, doc.sequence_flows.map((arc) => (idle(arc) ? altered(arc, { condition: undefined, default: undefined }) : arc)))
}
