import type { Json } from './types'

/** Why the condition builder cannot draw an expression: the key of a sentence, and what it names. */
export interface Undrawn {
  key: string
  name?: string
}

const DRAWN_CALLS = new Set(['not', 'contains', 'starts with', 'at least', 'at most', 'me', 'today', 'duration', 'list contains', 'now', 'person', 'org unit', 'record',
  'my unit', 'unit of', 'unit above', 'institution of', 'is within', 'is below', 'works within', 'holds post',
])
/** Of related records: what is filtered inside of them is drawn too. */
const TOTALS = new Set(['count', 'sum', 'mean', 'min', 'max'])
const REASONS: Record<string, string> = {
  arithmetic: 'conditions.undrawn_arithmetic', negation: 'conditions.undrawn_arithmetic', if: 'conditions.undrawn_if', for: 'conditions.undrawn_loop',
  filter: 'conditions.undrawn_filter', range: 'conditions.undrawn_range', test: 'conditions.undrawn_range',
}

/** The first thing in a checked tree that has no place in the builder. */
export function undrawn(tree: Json): Undrawn {
  return first(tree) ?? { key: 'conditions.undrawn_other' }
}

function first(node: Json): Undrawn | undefined {
  if (Array.isArray(node)) {
    for (const each of node) {
      const found = first(each)
      if (found) return found
    }
    return undefined
  }
  if (typeof node !== 'object' || node === null) return undefined
  const kind = String(node.k ?? '')
  if (kind === 'call') {
    const callee = node.function ?? node.callee ?? node.target
    const name = typeof callee === 'object' && callee !== null && !Array.isArray(callee) ? String(callee.name ?? '') : ''
    if (TOTALS.has(name)) return first(withoutFilters(node.arguments ?? null))
    if (name !== '' && !DRAWN_CALLS.has(name)) return { key: 'conditions.undrawn_call', name }
  }
  // a day counted from today is drawn
  if (kind === 'arithmetic' && JSON.stringify(node.left ?? null).includes('"today"')) return undefined
  const reason = REASONS[kind]
  if (reason !== undefined && !(kind === 'negation' && JSON.stringify(node).includes('"number"'))) return { key: reason }
  return first(Object.entries(node).filter(([name]) => name !== 'k').map(([, value]) => value))
}

/** What stands in a total, its conditions beside it. */
function withoutFilters(node: Json): Json {
  if (Array.isArray(node)) return node.map(withoutFilters)
  if (typeof node !== 'object' || node === null) return node
  const inner = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, withoutFilters(value)]))
  return inner.k === 'filter' ? { ...inner, k: 'filtered' } : inner
}
