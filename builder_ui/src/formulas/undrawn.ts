import type { Json } from './types'

/** Why the condition builder cannot draw an expression: the key of a sentence, and what it names. */
export interface Undrawn {
  key: string
  name?: string
}

const DRAWN_CALLS = new Set(['not', 'contains', 'starts with', 'at least', 'at most', 'me', 'today', 'duration', 'list contains', 'now', 'person', 'org unit', 'record'])
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
    if (name !== '' && !DRAWN_CALLS.has(name)) return { key: 'conditions.undrawn_call', name }
  }
  // a day counted from today is drawn
  if (kind === 'arithmetic' && JSON.stringify(node.left ?? null).includes('"today"')) return undefined
  const reason = REASONS[kind]
  if (reason !== undefined && !(kind === 'negation' && JSON.stringify(node).includes('"number"'))) return { key: reason }
  return first(Object.entries(node).filter(([name]) => name !== 'k').map(([, value]) => value))
}
