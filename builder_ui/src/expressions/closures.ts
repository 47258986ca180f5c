/** Closures of values, operators, conditions and tests: the same meaning as `engine/expressions/closures_values.py`. */
import { compiles, single, truthOf, type Closure, type Compiler } from './compile'
import { LONGEST_TEXT, MOST_DIGITS, Scope, type Run } from './run'
import { flag, node, nodes, text, texts, usesQuestionMark, type Node } from './tree'
import { Unsupported } from './unsupported'
import { negate, operations } from './values/arithmetic'
import { compare, conjunction, disjunction, fits } from './values/compare'
import { Decimal } from './values/decimal'
import { readTemporal } from './values/literals'
import { member } from './values/members'
import { Interval, isList, lengthInPoints, type Truth, type Value } from './values/types'

const constant = (value: Value): Closure => () => value

compiles('null', () => constant(null))
compiles('boolean', (of) => constant(flag(of, 'value')))
compiles('text', (of) => constant(text(of, 'value')))
compiles('number', (of) => constant(Decimal.parse(text(of, 'value'))))
compiles('temporal', (of) => constant(readTemporal(text(of, 'text'))))

compiles('name', (of, compiler) => {
  const name = text(of, 'name')
  if (!compiler.knows(name)) throw new Unsupported(`the name ${name}`)
  return (_, scope) => scope.find(name)
})

compiles('field', (of, compiler) => {
  const path = texts(of, 'path')
  compiler.needs.fields.set(path.join('/'), path)
  return ({ read }) => read(path)
})

compiles('path', (of, compiler) => {
  const [base, name] = [compiler.closure(node(of, 'base')), text(of, 'member')]
  return (run, scope) => {
    const value = base(run, scope)
    if (isList(value)) return value.map((item) => member(item, name) ?? null)
    return member(value, name) ?? null
  }
})

compiles('negation', (of, compiler) => {
  const operand = compiler.closure(node(of, 'operand'))
  return (run, scope) => negate(operand(run, scope))
})

/** Beyond what numbers and texts may grow to here. */
const isTooLong = (value: Value): boolean => {
  if (value instanceof Decimal) return !value.isZero && value.order >= MOST_DIGITS
  return typeof value === 'string' && value.length > LONGEST_TEXT && lengthInPoints(value) > LONGEST_TEXT
}

compiles('arithmetic', (of, compiler) => {
  const [left, right] = [compiler.closure(node(of, 'left')), compiler.closure(node(of, 'right'))]
  const operation = operations.get(text(of, 'operator'))
  if (!operation) throw new Unsupported(text(of, 'operator'))
  return (run, scope) => {
    const [a, b] = [left(run, scope), right(run, scope)]
    const result = a === null || b === null ? null : operation(a, b)
    return isTooLong(result) ? null : result
  }
})

compiles('comparison', (of, compiler) => {
  const [left, right, operator] = [compiler.closure(node(of, 'left')), compiler.closure(node(of, 'right')), text(of, 'operator')]
  const isEquality = operator === '=' || operator === '!='
  return (run, scope) => {
    const [a, b] = [left(run, scope), right(run, scope)]
    return isEquality ? compare(operator, a, b) : compare(operator, single(a), single(b))
  }
})

compiles('and', (of, compiler) => {
  const [left, right] = [compiler.closure(node(of, 'left')), compiler.closure(node(of, 'right'))]
  return (run, scope) => {
    const first = truthOf(left(run, scope))
    return first === false ? false : conjunction(first, truthOf(right(run, scope)))
  }
})

compiles('or', (of, compiler) => {
  const [left, right] = [compiler.closure(node(of, 'left')), compiler.closure(node(of, 'right'))]
  return (run, scope) => {
    const first = truthOf(left(run, scope))
    return first === true ? true : disjunction(first, truthOf(right(run, scope)))
  }
})

compiles('between', (of, compiler) => {
  const [operand, low, high] = ['operand', 'low', 'high'].map((name) => compiler.closure(node(of, name))) as [Closure, Closure, Closure]
  return (run, scope) => {
    const [value, from, to] = [single(operand(run, scope)), single(low(run, scope)), single(high(run, scope))]
    return conjunction(compare('>=', value, from), compare('<=', value, to))
  }
})

type TestClosure = (run: Run, scope: Scope, value: Value) => Truth

/** One unary test of a value: a comparison, a range, a list, an equal value, or a condition that uses `?`. */
const test = (of: Node, compiler: Compiler): TestClosure => {
  if (of.k === 'test') {
    const [operand, operator] = [compiler.closure(node(of, 'operand')), text(of, 'operator')]
    return (run, scope, value) => compare(operator, value, operand(run, scope))
  }
  const [expression, isCondition] = [compiler.inside('?').closure(of), usesQuestionMark(of)]
  return (run, scope, value) => {
    const found = expression(run, new Scope(new Map([['?', value]]), scope))
    return isCondition ? truthOf(found) : fits(found, value)
  }
}

compiles('in', (of, compiler) => {
  const [operand, tests] = [compiler.closure(node(of, 'operand')), nodes(of, 'tests').map((each) => test(each, compiler))]
  return (run, scope) => {
    const value = operand(run, scope)
    let verdict: Truth = false
    for (const each of tests) {
      verdict = disjunction(verdict, each(run, scope, value))
      if (verdict === true) break
    }
    return verdict
  }
})

/** A test standing alone is the range of values that pass it; `!=` is none. */
const rangeOf = (operator: string, end: Value): Value => {
  switch (operator) {
    case '<': case '<=': return new Interval(null, end, false, operator === '<=', operator)
    case '>': case '>=': return new Interval(end, null, operator === '>=', false, operator)
    case '=': return new Interval(end, end, true, true, operator)
  }
  return null
}

compiles('test', (of, compiler) => {
  const [operand, operator] = [compiler.closure(node(of, 'operand')), text(of, 'operator')]
  return (run, scope) => rangeOf(operator, operand(run, scope))
})

compiles('range', (of, compiler) => {
  const [low, high] = [compiler.closure(node(of, 'low')), compiler.closure(node(of, 'high'))]
  const [lowIncluded, highIncluded] = [flag(of, 'low_included'), flag(of, 'high_included')]
  return (run, scope) => new Interval(low(run, scope), high(run, scope), lowIncluded, highIncluded)
})

compiles('if', (of, compiler) => {
  const [condition, then, otherwise] = ['condition', 'then', 'otherwise'].map((name) => compiler.closure(node(of, name))) as [Closure, Closure, Closure]
  return (run, scope) => (truthOf(condition(run, scope)) === true ? then : otherwise)(run, scope)
})
