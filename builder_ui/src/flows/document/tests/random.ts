import { newUid } from '@/document'
import type { dice } from '@/document/tests/random'
import {
  addBranch, attachTimer, changeArc, changeFlow, changeNode, copyName, duplicateNode, emptyFlow, endHere, endNode, insertPiece, MAKES, moveBranch, moveNode, neighbourWays,
  pieceOf, removeBlock, removeBranch, removeNode, removeParts, setPlaces, timerNodes, treeOf, connect, type FlowBody, type FlowCommand, type Make,
} from '..'

type Dice = ReturnType<typeof dice>

export const start = (): FlowBody => emptyFlow('handling', newUid(), { zh: '处理', en: 'Handling' }, 'complaint')

/** The flow with one more thing on the way of this position. */
export const grown = (doc: FlowBody, make: Make, at = 0): FlowBody => insertPiece([doc.sequence_flows[at]?.uid ?? ''], pieceOf(doc, make), newUid()).apply(doc)

/** Any command a person could give in the vertical view. */
export function anyCommand(doc: FlowBody, { below, pick }: Dice): FlowCommand {
  const node = pick(doc.nodes)
  const arc = pick(doc.sequence_flows)
  const uid = node?.uid ?? 'nobody'
  const way = arc?.uid ?? 'nowhere'
  const full = doc.nodes.length > 40
  const make = pick(MAKES) ?? 'approve'
  const [timer, end] = timerNodes(doc)
  const commands: (() => FlowCommand)[] = [
    () => (full ? removeNode(uid) : insertPiece([way], pieceOf(doc, make), newUid())),
    () => (full ? removeNode(uid) : insertPiece([way], pieceOf(doc, pick(['choice', 'parallel']) ?? 'choice'), newUid())),
    () => endHere([way], endNode(doc)),
    () => addBranch(node?.name ?? '', newUid(), endNode(doc)),
    () => removeBranch(way),
    () => removeBlock(node?.name ?? ''),
    () => moveBranch(way, below(2) === 0 ? 1 : -1),
    () => changeArc(way, below(2) === 0 ? { condition: 'amount > 5' } : { default: true }),
    () => changeNode(uid, below(2) === 0 ? { label: { zh: '新名' } } : { guidance: below(2) ? { zh: '先核实' } : undefined }),
    () => removeNode(uid),
    () => removeNode(uid),
    () => moveNode(uid, [way], newUid()),
    () => moveNode(uid, node ? neighbourWays(doc, node, below(2) === 0 ? 1 : -1) : [], newUid()),
    () => duplicateNode(uid, { uid: newUid(), name: copyName(doc, node?.name ?? 'x') }, newUid()),
    () => (node && node.type === 'userTask' && !full ? attachTimer(uid, timer, end, newUid()) : removeNode(uid)),
    () => setPlaces({ [uid]: { x: below(900), y: below(900) } }),
    () => changeFlow({ record_lock: below(2) ? 'none' : 'node', sign_on: below(2) ? ['amount'] : undefined }),
  ]
  return (pick(commands) ?? (() => removeNode(uid)))()
}

/** Any command a person could give on the free canvas. */
export function anyFreeCommand(doc: FlowBody, random: Dice): FlowCommand {
  const { below, pick } = random
  const commands: (() => FlowCommand)[] = [
    () => connect(pick(doc.nodes)?.name ?? '', pick(doc.nodes)?.name ?? '', newUid()),
    () => removeParts(new Set([pick(doc.nodes)?.uid ?? ''].filter(() => doc.nodes.length > 3))),
    () => removeParts(new Set([pick(doc.sequence_flows)?.uid ?? ''])),
    () => anyCommand(doc, random),
    () => anyCommand(doc, random),
  ]
  return (commands[below(commands.length)] ?? (() => anyCommand(doc, random)))()
}

export const isDrawn = (doc: FlowBody): boolean => treeOf(doc).ok
