import type { Run, Scope } from './run'
import { Unsupported } from './unsupported'
import type { Node } from './tree'
import type { Truth, Value } from './values/types'

/** What a node becomes. */
export type Closure = (run: Run, scope: Scope) => Value

/** What an expression reads and needs, gathered while it is compiled. */
export class Needs {
  readonly fields = new Map<string, readonly string[]>()
  readonly functions = new Set<string>()
  /** Calendars it names, "" for the bank's own; null where the name is worked out. */
  readonly calendars = new Set<string | null>()
}

/** Compiles the nodes of one expression; `names` are those loops and tests have brought. */
export class Compiler {
  constructor(readonly needs: Needs, private readonly names: ReadonlySet<string> = new Set()) {}

  /** The same, where these names have a value as well. */
  inside(...names: string[]): Compiler {
    return new Compiler(this.needs, new Set([...this.names, ...names]))
  }

  knows(name: string): boolean {
    return this.names.has(name)
  }

  /** What evaluates this node. Throws `Unsupported` for a kind of node that only the server knows. */
  closure(of: Node): Closure {
    const compiler = compilers.get(of.k)
    if (!compiler) throw new Unsupported(of.k)
    const inner = compiler(of, this)
    return (run, scope) => {
      run.step()
      return inner(run, scope)
    }
  }
}

type NodeCompiler = (of: Node, compiler: Compiler) => Closure

const compilers = new Map<string, NodeCompiler>()

/** Register the compiler of one kind of node. */
export const compiles = (kind: string, compiler: NodeCompiler): void => void compilers.set(kind, compiler)

/** A list of one item is that item where no list can stand. */
export const single = (value: Value): Value => (Array.isArray(value) && value.length === 1 ? (value as readonly Value[])[0] ?? null : value)

export const truthOf = (value: Value): Truth => {
  const only = single(value)
  return typeof only === 'boolean' ? only : null
}
