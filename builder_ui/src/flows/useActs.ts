import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { newUid } from '@/document'
import { useEditor } from '@/studio/editor/context'
import { useDesk } from './desk'
import {
  arcsOut, attachTimer, blocksIn, branchOf, copyName, duplicateNode, endHere, endNode, insertPiece, isGateway, moveNode, namesIn, neighbourWays, pieceOf, removeBranch, removeNode,
  timerNodes, timersOf, treeOf, within, type FlowBody, type FlowCommand, type FlowNode, type Make,
} from './document'

/** What people do to nodes and branches of the vertical view; each says aloud what it did. */
export function useActs() {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const { store } = useEditor<FlowBody>()
  const { announce, title } = useDesk()
  const now = () => store.getState().doc

  const act = (command: FlowCommand, select: string | undefined, said: string): boolean => {
    const done = store.getState().run(command, select)
    if (done) announce(said)
    return done
  }

  const add = (arcs: readonly string[], make: Make) => {
    const piece = pieceOf(now(), make)
    const [first] = piece.nodes
    const chosen = make === 'choice' || make === 'inclusive' ? piece.arcs[0]?.uid : first?.uid
    act(insertPiece(arcs, piece, newUid()), chosen, t('flows.did_add', { name: t(`flows.make_${make}`) }))
  }

  const end = (arcs: readonly string[]) => {
    const node = endNode(now())
    act(endHere(arcs, node), node.uid, t('flows.did_end'))
  }

  const remove = (node: FlowNode) => {
    const doc = now()
    const go = () => {
      if (act(removeNode(node.uid), undefined, t('flows.did_remove', { name: title(node) }))) store.getState().select(undefined)
    }
    const count = lostWith(doc, node)
    if (count === 0) return go()
    modal.confirm({
      title: t(isGateway(node) ? 'flows.remove_block' : 'flows.remove_with', { name: title(node) }), content: t(isGateway(node) ? 'flows.remove_block_why' : 'flows.remove_with_why', { count }),
      okText: t('common.delete'), okButtonProps: { danger: true }, cancelText: t('common.cancel'), onOk: go,
    })
  }

  const dropBranch = (arc: string) => {
    const doc = now()
    const tree = treeOf(doc)
    const branch = tree.ok ? branchOf(tree.chain, arc)?.branch : undefined
    const count = branch ? namesIn(branch).length : 0
    const go = () => {
      if (act(removeBranch(arc), undefined, t('flows.did_remove_branch'))) store.getState().select(undefined)
    }
    if (count === 0) return go()
    modal.confirm({ title: t('flows.remove_branch_ask'), content: t('flows.remove_with_why', { count }), okText: t('common.delete'), okButtonProps: { danger: true }, cancelText: t('common.cancel'), onOk: go })
  }

  const duplicate = (node: FlowNode) => {
    const uid = newUid()
    act(duplicateNode(node.uid, { uid, name: copyName(now(), node.name) }, newUid()), uid, t('flows.did_duplicate', { name: title(node) }))
  }

  const moveTo = (node: FlowNode, arcs: readonly string[]): boolean => act(moveNode(node.uid, arcs, newUid()), node.uid, t('flows.did_move', { name: title(node) }))
  const step = (node: FlowNode, by: 1 | -1) => moveTo(node, neighbourWays(now(), node, by))

  const time = (node: FlowNode) => {
    const [timer, ending] = timerNodes(now())
    act(attachTimer(node.uid, timer, ending, newUid()), timer.uid, t('flows.did_timer', { name: title(node) }))
  }

  return { act, add, end, remove, dropBranch, duplicate, moveTo, step, time }
}

/** How many other nodes go when this one goes. */
function lostWith(doc: FlowBody, node: FlowNode): number {
  const tree = treeOf(doc)
  if (!tree.ok) return 0
  if (isGateway(node) && arcsOut(doc, node.name).length > 1) {
    const block = blocksIn(tree.chain).find((each) => each.split?.uid === node.uid)
    return (block?.branches.slice(0, -1) ?? []).flatMap(namesIn).length
  }
  const after = doc.nodes.length - removeNode(node.uid).apply(doc).nodes.length - 1
  return node.type === 'boundaryEvent' || timersOf(doc, node.name).length > 0 || node.type === 'subProcess' ? Math.max(0, after, within(doc, node.name).size - 1) : 0
}

