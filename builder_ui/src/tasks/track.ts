import type { Label } from '@/i18n'
import type { CaseDetail, CaseTask } from './types'

/** A stop on the way of a case: what it is called, how far it is, who has or had it. */
export interface Stop {
  name: string
  label: Label
  type: string
  state: 'done' | 'active' | 'pending'
  visits: number
  tasks: CaseTask[]
}

const shown = new Set(['startEvent', 'userTask', 'endEvent', 'serviceTask', 'callActivity', 'receiveTask', 'subProcess', 'sendTask', 'businessRuleTask'])

/** Nodes in the order a case meets them: a walk from the start, each once, a node after all that lead to it where that can be. */
export const inOrder = ({ nodes, sequence_flows: flows }: Pick<CaseDetail, 'nodes' | 'sequence_flows'>): string[] => {
  const done = new Set<string>()
  const open = new Set<string>()
  const found: string[] = []
  const visit = (name: string) => {
    if (done.has(name) || open.has(name)) return
    open.add(name)
    for (const flow of flows.filter(({ from }) => from === name).reverse()) visit(flow.to)
    open.delete(name)
    done.add(name)
    found.unshift(name)
  }
  const entered = new Set(flows.map(({ to }) => to))
  for (const node of [...nodes.filter(({ name }) => !entered.has(name)), ...nodes].reverse()) visit(node.name)
  return found
}

/** The stops people speak of; choices and joins are none, and of an ended case what was never reached is left out. */
export const trackOf = (detail: Pick<CaseDetail, 'nodes' | 'sequence_flows' | 'tasks' | 'status'>): Stop[] => {
  const byName = new Map(detail.nodes.map((node) => [node.name, node]))
  const live = new Set(['open', 'waiting', 'paused'])
  return inOrder(detail).flatMap((name) => {
    const node = byName.get(name)
    if (!node || !shown.has(node.type) || (detail.status !== 'open' && node.state === 'pending')) return []
    const tasks = detail.tasks.filter((task) => task.node === name)
    const current = node.state === 'active' ? tasks.filter((task) => live.has(task.state)) : []
    return [{ ...node, tasks: current.length > 0 ? current : tasks.slice(-1) }]
  })
}

/** Which stop it is at, counted from one, of how many. */
export const placeOn = (stops: readonly Stop[]): { at: number; of: number } => {
  const active = stops.findIndex((stop) => stop.state === 'active')
  return { at: active < 0 ? stops.length : active + 1, of: stops.length }
}
