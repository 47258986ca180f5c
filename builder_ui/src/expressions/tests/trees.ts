import type { Node } from '../tree'

/** Trees as the server writes them, short enough to be read in a test. */
export const num = (value: string): Node => ({ k: 'number', value })
export const txt = (value: string): Node => ({ k: 'text', value })
export const nil: Node = { k: 'null' }
export const truth = (value: boolean): Node => ({ k: 'boolean', value })
export const field = (...path: string[]): Node => ({ k: 'field', path })
export const name = (called: string): Node => ({ k: 'name', name: called })
export const cmp = (left: Node, operator: string, right: Node): Node => ({ k: 'comparison', operator, left, right })
export const arith = (left: Node, operator: string, right: Node): Node => ({ k: 'arithmetic', operator, left, right })
export const and = (left: Node, right: Node): Node => ({ k: 'and', left, right })
export const or = (left: Node, right: Node): Node => ({ k: 'or', left, right })
export const call = (called: string, ...values: Node[]): Node => ({ k: 'call', function: name(called), arguments: values, names: [] })
export const list = (...items: Node[]): Node => ({ k: 'list_of', items })
export const iteration = (called: string, domain: Node, upto: Node | null = null): Node => ({ k: 'iteration', name: called, domain, upto })
export const loop = (iterations: Node[], result: Node): Node => ({ k: 'for', iterations, result })
export const at = (text: string): Node => ({ k: 'temporal', text })
