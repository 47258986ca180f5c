import { graphlib, layout } from '@dagrejs/dagre'
import { isGateway, type FlowBody, type FlowNode } from '../document'
import { CARD, type Box, type HighOf, type Laid, type Line } from './layout'

const PAD = 24
const SMALL = { w: 160, h: 40 }

const sizeOf = (node: FlowNode, highOf: HighOf) => (isGateway(node) || node.type === 'boundaryEvent' ? SMALL : { w: CARD, h: highOf(node) })

/** Places for any flow, in layers from the top: what the vertical view cannot draw as a tree. */
export function layered(doc: FlowBody, highOf: HighOf): Laid {
  const graph = new graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 40, ranksep: 48, marginx: PAD, marginy: PAD })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of doc.nodes) graph.setNode(node.name, { width: sizeOf(node, highOf).w, height: sizeOf(node, highOf).h })
  for (const { uid, from, to } of doc.sequence_flows) if (graph.hasNode(from) && graph.hasNode(to)) graph.setEdge(from, to, {}, uid)
  for (const node of doc.nodes) if (node.attached_to !== undefined && graph.hasNode(node.attached_to)) graph.setEdge(node.attached_to, node.name, {}, node.uid)
  layout(graph)
  const boxes = new Map(doc.nodes.map((node): [FlowNode, Box] => {
    const { x, y } = graph.node(node.name) as { x: number; y: number }
    const { w, h } = sizeOf(node, highOf)
    return [node, { uid: node.uid, x: x - w / 2, y: y - h / 2, w, h }]
  }))
  const lines = graph.edges().map((edge): Line => {
    const points = (graph.edge(edge) as { points: { x: number; y: number }[] }).points
    const attached = doc.nodes.some(({ uid }) => uid === edge.name)
    return { key: edge.name ?? `${edge.v} ${edge.w}`, d: points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(''), arrow: !attached, dashed: attached }
  })
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  const of = (keep: (node: FlowNode) => boolean) => [...boxes].filter(([node]) => keep(node)).map(([, box]) => box)
  return {
    width, height, lines, cards: of((node) => !isGateway(node) && node.type !== 'boundaryEvent'), pills: of(isGateway), timers: of(({ type }) => type === 'boundaryEvent'),
    joins: [], frames: [], heads: [], pluses: [],
  }
}
