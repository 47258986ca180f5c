import type { Mark, Marks } from '../graph/types'
import type { Tried } from './api'

/** What a try leaves on the graph: where it went, where it stands, where it went wrong. */
export function marksOf(tried: Tried): Marks {
  const marks: Record<string, Mark> = {}
  for (const uid of tried.path) {
    const times = (marks[uid]?.times ?? 0) + 1
    marks[uid] = { tone: 'done', times }
  }
  const last = tried.path[tried.path.length - 1]
  if (tried.ended === 'waiting' && last !== undefined) marks[last] = { ...marks[last], tone: 'now' }
  for (const { kind, node } of tried.lines) {
    const mark = node === null ? undefined : marks[node]
    if (node !== null && kind === 'incident') marks[node] = { ...mark, tone: 'fault' }
  }
  return marks
}
