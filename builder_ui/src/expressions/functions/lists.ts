import { compare, equal } from '../values/compare'
import { isList, type Value } from '../values/types'
import { Decimal } from '../values/decimal'
import { less } from '../values/compare'
import { builtIn } from './signature'
import { fromZero } from './texts'

type Items = readonly Value[]
const LIST = 'list: list'

const items = (value: Value | undefined): Items => value as Items
const holds = (list: Items, value: Value): boolean => list.some((item) => equal(item, value) === true)

const distinct = (list: Items): Items => list.reduce<Value[]>((kept, item) => (holds(kept, item) ? kept : [...kept, item]), [])

const flat = (list: Items): Items => list.flatMap((item) => (isList(item) ? flat(item) : [item]))

builtIn('list contains', [LIST, 'element: any'], (list, element = null) => holds(items(list), element))
builtIn('count', [LIST], (list) => Decimal.of(items(list).length))

builtIn('sublist', [LIST, 'start position: number', 'length: number?'], (list, start, length = null) => {
  const begin = fromZero(start ?? null, items(list).length)
  const taken = length instanceof Decimal ? length : null
  if (begin === null || (taken && taken.digits < 0n)) return null
  return items(list).slice(begin, taken ? begin + Number(taken.truncated()) : undefined)
})

builtIn('append', [LIST, 'item: any'], (list, ...more) => [...items(list), ...more], { variadic: true })
builtIn('concatenate', [LIST], (...lists) => lists.flatMap((list) => items(list)), { variadic: true })

/** The list with `count` items at a position taken out and others put in. */
const spliced = (list: Value | undefined, position: Value | undefined, count: number, ...put: Value[]): Value => {
  const at = fromZero(position ?? null, items(list).length)
  return at === null ? null : [...items(list).slice(0, at), ...put, ...items(list).slice(at + count)]
}

builtIn('insert before', [LIST, 'position: number', 'newItem: any'], (list, position, item = null) => spliced(list, position, 0, item))
builtIn('remove', [LIST, 'position: number'], (list, position) => spliced(list, position, 1))
builtIn('list replace', [LIST, 'position: number', 'newItem: any'], (list, position, item = null) => spliced(list, position, 1, item))
builtIn('reverse', [LIST], (list) => [...items(list)].reverse())

builtIn('index of', [LIST, 'match: any'], (list, match = null) =>
  items(list).flatMap((item, at) => (equal(item, match) === true ? [Decimal.of(at + 1)] : [])))

builtIn('union', [LIST], (...lists) => distinct(lists.flatMap((list) => items(list))), { variadic: true })
builtIn('distinct values', [LIST], (list) => distinct(items(list)))
builtIn('duplicate values', [LIST], (list) => distinct(items(list).filter((item, at) => holds(items(list).slice(at + 1), item))))
builtIn('flatten', [LIST], (list) => flat(items(list)))

builtIn('sort', [LIST], (list) => {
  const all = items(list)
  if (all.some((item, at) => at > 0 && less(all[at - 1] ?? null, item) === null)) return null
  return [...all].sort((a, b) => (compare('<', a, b) === true ? -1 : compare('<', b, a) === true ? 1 : 0))
})
