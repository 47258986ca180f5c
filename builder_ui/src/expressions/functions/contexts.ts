import { equal } from '../values/compare'
import { isEntries, kindOf, type Entries, type Value } from '../values/types'
import { builtIn } from './signature'

const entries = (value: Value): Entries => value as Entries
const put = (into: Entries, key: string, value: Value): Entries => new Map([...into, [key, value]])

builtIn('not', ['negand: boolean'], (negand) => !negand)

builtIn('get value', ['m: context', 'key: string'], (m, key) => entries(m as Value).get(key as string) ?? null)

builtIn('get value', ['m: context', 'keys: list'], (m, keys) => {
  const path = keys as readonly Value[]
  let value: Value = m ?? null
  for (const key of path) {
    if (!isEntries(value)) return null
    value = typeof key === 'string' ? (value.get(key) ?? null) : null
  }
  return path.length > 0 ? value : null
})

builtIn('get entries', ['m: context'], (m) => [...entries(m as Value)].map(([key, value]) => new Map<string, Value>([['key', key], ['value', value]])))

builtIn('context', ['entries: list'], (given) => {
  const made = new Map<string, Value>()
  for (const entry of given as readonly Value[]) {
    if (!isEntries(entry)) return null
    const key = entry.get('key')
    if (typeof key !== 'string' || !entry.has('value') || made.has(key)) return null
    made.set(key, entry.get('value') ?? null)
  }
  return made
})

builtIn('context put', ['context: context', 'key: string', 'value: any'], (context, key, value) => put(entries(context as Value), key as string, value ?? null))

const putAt = (into: Entries, keys: readonly Value[], value: Value): Value => {
  const [first, ...rest] = keys
  if (typeof first !== 'string' || keys.some((key) => typeof key !== 'string')) return null
  if (rest.length === 0) return put(into, first, value)
  const inner = into.has(first) ? (into.get(first) ?? null) : new Map<string, Value>()
  const deeper = isEntries(inner) ? putAt(inner, rest, value) : null
  return deeper === null ? null : put(into, first, deeper)
}

builtIn('context put', ['context: context', 'keys: list', 'value: any'], (context, keys, value) => putAt(entries(context as Value), keys as readonly Value[], value ?? null))

builtIn('context merge', ['contexts: list'], (contexts) => {
  const all = contexts as readonly Value[]
  return all.every(isEntries) ? new Map((all as readonly Entries[]).flatMap((each) => [...each])) : null
})

/** The same value of the same type; times must agree in their offset as well. */
builtIn('is', ['value1: any', 'value2: any'], (first = null, second = null) => {
  const kind = kindOf(first)
  if (kind !== kindOf(second)) return false
  if (kind === 'time' || kind === 'date and time') return String(first) === String(second)
  return equal(first, second) === true
})
