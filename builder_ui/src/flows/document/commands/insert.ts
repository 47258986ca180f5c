import { led, withArcs } from '../edit'
import { named } from '../graph'
import type { Arc, FlowCommand, FlowNode } from '../types'

/** Something to be put in between: nodes with the ways between them, and where it begins and ends. */
export interface Piece {
  readonly nodes: readonly FlowNode[]
  readonly arcs: readonly Arc[]
  readonly first: string
  readonly last: string
}

/** Put a piece on ways that lead to one node: they lead to the piece, and `next` leads on from it. */
export const insertPiece = (arcs: readonly string[], piece: Piece, next: string): FlowCommand => ({
  name: 'insertPiece',
  apply: (doc) => {
    const ways = doc.sequence_flows.filter(({ uid }) => arcs.includes(uid))
    const [way] = ways
    if (!way || ways.some(({ to }) => to !== way.to)) return doc
    const inside = named(doc, way.from)?.inside
    const nodes = piece.nodes.map((node) => (node.inside !== undefined || inside === undefined ? node : { ...node, inside }))
    const rest = led(doc, arcs, piece.first)
    return withArcs({ ...rest, nodes: [...doc.nodes, ...nodes] }, [...rest.sequence_flows, ...piece.arcs, { uid: next, from: piece.last, to: way.to }])
  },
})

/** Let ways end here, by themselves; the node they led to must be reached by others too. */
export const endHere = (arcs: readonly string[], end: FlowNode): FlowCommand => ({
  name: 'endHere',
  apply: (doc) => {
    const ways = doc.sequence_flows.filter(({ uid }) => arcs.includes(uid))
    const [way] = ways
    if (!way || ways.some(({ to }) => to !== way.to)) return doc
    if (doc.sequence_flows.filter(({ to }) => to === way.to).length <= ways.length) return doc
    const inside = named(doc, way.from)?.inside
    return led({ ...doc, nodes: [...doc.nodes, inside === undefined ? end : { ...end, inside }] }, arcs, end.name)
  },
})
