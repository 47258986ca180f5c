/** Closures of lists, contexts, filters and loops. */
import { compiles, type Closure, type Compiler } from './compile'
import { Scope, type Run } from './run'
import { entries, maybeNode, node, nodes, text, type Node } from './tree'
import { conjunction, disjunction } from './values/compare'
import { Decimal } from './values/decimal'
import { span, within } from './values/spans'
import { Interval, isEntries, isList, type Truth, type Value } from './values/types'

compiles('list_of', (of, compiler) => {
  const items = nodes(of, 'items').map((item) => compiler.closure(item))
  return (run, scope) => items.map((item) => item(run, scope))
})

compiles('context', (of, compiler) => {
  const written = entries(of)
  const names = written.map(([name]) => name)
  const made = written.map(([name, value], at) => [name, compiler.inside(...names.slice(0, at)).closure(value)] as const)
  const hasDuplicates = new Set(names).size < names.length
  return (run, scope) => {
    if (hasDuplicates) return null
    const values = new Map<string, Value>()
    const inner = new Scope(values, scope)
    for (const [name, value] of made) values.set(name, value(run, inner))
    return values
  }
})

/** The names inside a filter: the item, and its own entries. */
const itemScope = (item: Value, scope: Scope): Scope => {
  const named = new Scope(new Map([['item', item]]), scope)
  return isEntries(item) ? new Scope(item, named) : named
}

compiles('filter', (of, compiler) => {
  const [base, condition] = [compiler.closure(node(of, 'base')), compiler.inside('item').closure(node(of, 'condition'))]
  return (run, scope) => {
    const value = base(run, scope)
    const items = value === null ? [] : isList(value) ? value : [value]
    const first = condition(run, items.length > 0 ? itemScope(items[0] ?? null, scope) : scope)
    if (first instanceof Decimal) {
      const position = Number(first.truncated())
      return position === 0 ? null : (items.at(position > 0 ? position - 1 : position) ?? null)
    }
    const kept: Value[] = []
    for (const item of items) {
      run.iterate()
      const verdict = condition(run, itemScope(item, scope))
      if (verdict === true) kept.push(item)
      else if (verdict !== null && typeof verdict !== 'boolean') return null
    }
    return kept
  }
})

interface Loop {
  name: string
  domain: Closure
  upto: Closure | null
}

/** The loops from the outermost in, each seeing the names of those before it, and what compiles their body. */
const loopsOf = (iterations: readonly Node[], compiler: Compiler): [Loop[], Compiler] => {
  let inner = compiler
  const loops = iterations.map((each) => {
    const upto = maybeNode(each, 'upto')
    const loop = { name: text(each, 'name'), domain: inner.closure(node(each, 'domain')), upto: upto && inner.closure(upto) }
    inner = inner.inside(loop.name)
    return loop
  })
  return [loops, inner]
}

const domainOf = ({ domain, upto }: Loop, run: Run, scope: Scope): Iterable<Value> | null => {
  const first = domain(run, scope)
  if (upto) return span(first, upto(run, scope))
  if (first instanceof Interval) return within(first)
  return first === null ? null : isList(first) ? first : [first]
}

/** The scope of every turn, the last variable running fastest; null when a domain is no list. */
function* turns([loop, ...rest]: readonly Loop[], run: Run, scope: Scope): Generator<Scope | null> {
  if (!loop) {
    yield scope
    return
  }
  const items = domainOf(loop, run, scope)
  if (!items) {
    yield null
    return
  }
  for (const item of items) {
    run.iterate()
    yield* turns(rest, run, new Scope(new Map([[loop.name, item]]), scope))
  }
}

compiles('for', (of, compiler) => {
  const [loops, inner] = loopsOf(nodes(of, 'iterations'), compiler.inside('partial'))
  const result = inner.closure(node(of, 'result'))
  return (run, scope) => {
    const partial: Value[] = []
    for (const turn of turns(loops, run, new Scope(new Map<string, Value>([['partial', partial]]), scope))) {
      if (!turn) return null
      partial.push(result(run, turn))
    }
    return partial
  }
})

/** `some a in x, b in y satisfies …` says some a in x satisfies some b in y … */
const quantified = (isSome: boolean, [first, ...rest]: readonly Node[], condition: Node, compiler: Compiler): Closure => {
  const [loops, inner] = loopsOf(first ? [first] : [], compiler)
  const holds = rest.length > 0 ? quantified(isSome, rest, condition, inner) : inner.closure(condition)
  return (run, scope) => {
    let verdict: Truth = !isSome
    for (const turn of turns(loops, run, scope)) {
      if (!turn) return null
      const found = holds(run, turn)
      const truth = typeof found === 'boolean' ? found : null
      verdict = isSome ? disjunction(verdict, truth) : conjunction(verdict, truth)
      if (verdict === isSome) return verdict
    }
    return verdict
  }
}

compiles('quantified', (of, compiler) => quantified(text(of, 'quantifier') === 'some', nodes(of, 'iterations'), node(of, 'condition'), compiler))
