import { operations } from '../values/arithmetic'
import { conjunction, disjunction, less } from '../values/compare'
import { add, Decimal, divide, multiply, ONE, subtract, ZERO } from '../values/decimal'
import { raised, squareRoot } from '../values/decimalFunctions'
import { isEntries, isList, type Truth, type Value } from '../values/types'
import { builtIn } from './signature'

type Items = readonly Value[]

/** What is given as one list or as several arguments. */
const ofAll = (name: string, call: (items: Items) => Value) => {
  builtIn(name, ['list: list'], (list) => call(list as Items))
  builtIn(name, ['items: any'], (...items) => call(items.length === 1 && isList(items[0] ?? null) ? (items[0] as Items) : items), { variadic: true })
}

/** A function of numbers; null of none, and where one is something else. */
const ofNumbers = (name: string, call: (numbers: readonly Decimal[]) => Decimal | null) =>
  ofAll(name, (items) => (items.length > 0 && items.every((item) => item instanceof Decimal) ? call(items as readonly Decimal[]) : null))

const extreme = (items: Items, isBetter: (item: Value, best: Value) => Truth): Value => {
  let best: Value = null
  for (const [at, item] of items.entries()) {
    if (item === null) return null
    const verdict = at === 0 ? true : isBetter(item, best)
    if (verdict === null) return null
    if (verdict) best = item
  }
  return best
}

ofAll('min', (items) => extreme(items, less))
ofAll('max', (items) => extreme(items, (item, best) => less(best, item)))

const plus = operations.get('+')

ofAll('sum', ([first = null, ...rest]) => {
  const total = rest.reduce<Value>((sum, item) => (sum === null || item === null || typeof item === 'string' || !plus ? null : plus(sum, item)), first)
  return typeof total === 'string' || typeof total === 'boolean' || isList(total) || isEntries(total) ? null : total
})

const total = (numbers: readonly Decimal[]): Decimal => numbers.reduce((sum, each) => add(sum, each) ?? ZERO, ZERO)
const mean = (numbers: readonly Decimal[]): Decimal | null => divide(total(numbers), Decimal.of(numbers.length))

ofNumbers('product', (numbers) => numbers.reduce<Decimal | null>((made, each) => made && multiply(made, each), ONE))
ofNumbers('mean', mean)

ofNumbers('median', (numbers) => {
  const ordered = [...numbers].sort((a, b) => a.compare(b))
  const middle = ordered.slice((ordered.length - 1) >> 1, (ordered.length >> 1) + 1)
  return middle.length === 1 ? (middle[0] ?? null) : mean(middle)
})

ofNumbers('stddev', (numbers) => {
  const average = mean(numbers)
  if (average === null || numbers.length < 2) return null
  const squares = numbers.map((each) => raised(subtract(each, average) ?? ZERO, Decimal.of(2)) ?? ZERO)
  const variance = divide(total(squares), Decimal.of(numbers.length - 1))
  return variance && squareRoot(variance)
})

ofAll('mode', (items) => {
  if (!items.every((item) => item instanceof Decimal)) return null
  const counts = new Map<string, [number: Decimal, count: number]>()
  for (const item of items as readonly Decimal[]) counts.set(item.toString(), [item, (counts.get(item.toString())?.[1] ?? 0) + 1])
  const most = Math.max(0, ...[...counts.values()].map(([, count]) => count))
  return [...counts.values()].filter(([, count]) => count === most).map(([number]) => number).sort((a, b) => a.compare(b))
})

const truth = (value: Value): Truth => (typeof value === 'boolean' ? value : null)

ofAll('all', (items) => items.reduce<Truth>((verdict, item) => conjunction(verdict, truth(item)), true))
ofAll('any', (items) => items.reduce<Truth>((verdict, item) => disjunction(verdict, truth(item)), false))
