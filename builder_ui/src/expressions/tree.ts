import { Unsupported } from './unsupported'

/** The number of the shape of trees this evaluator reads; the server writes the same (`tree_json`). */
export const SCHEMA = 1

/** A node of a tree as it travels: its kind and its members. */
export interface Node {
  readonly k: string
  readonly [member: string]: unknown
}

const isNode = (data: unknown): data is Node => typeof data === 'object' && data !== null && typeof (data as Node).k === 'string'

const wrong = (what: string): never => {
  throw new Unsupported(`no tree: ${what}`)
}

/** Members of a node, of the type they must have. */
export const node = (of: Node, name: string): Node => {
  const found = of[name]
  return isNode(found) ? found : wrong(`${of.k}.${name}`)
}

export const maybeNode = (of: Node, name: string): Node | null => (of[name] === null || of[name] === undefined ? null : node(of, name))

export const nodes = (of: Node, name: string): Node[] => {
  const found = of[name]
  return Array.isArray(found) && found.every(isNode) ? (found as Node[]) : wrong(`${of.k}.${name}`)
}

export const text = (of: Node, name: string): string => {
  const found = of[name]
  return typeof found === 'string' ? found : wrong(`${of.k}.${name}`)
}

export const texts = (of: Node, name: string): string[] => {
  const found = of[name]
  return Array.isArray(found) && found.every((each) => typeof each === 'string') ? (found as string[]) : wrong(`${of.k}.${name}`)
}

export const flag = (of: Node, name: string): boolean => of[name] === true

/** The entries of a context literal: name and node. */
export const entries = (of: Node): [name: string, value: Node][] => {
  const found = of.entries
  const isEntry = (each: unknown): each is [string, Node] => Array.isArray(each) && typeof each[0] === 'string' && isNode(each[1])
  return Array.isArray(found) && found.every(isEntry) ? found : wrong('context.entries')
}

/** A whole tree, checked no further than that it is a node; its parts are as they are compiled. */
export const root = (data: unknown): Node => (isNode(data) ? data : wrong('root'))

const below = (data: unknown): unknown[] => (Array.isArray(data) ? data : typeof data === 'object' && data !== null ? Object.values(data) : [])

/** Some node of a tree is such a one. */
export const some = (data: unknown, holds: (of: Node) => boolean): boolean => (isNode(data) && holds(data)) || below(data).some((each) => some(each, holds))

/** The value a unary test is about is named in it, which makes it a condition. */
export const usesQuestionMark = (of: Node): boolean => some(of, (each) => each.k === 'name' && each.name === '?')
