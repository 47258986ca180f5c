import { Interval, isEntries, isList, type Value } from './types'

const bareKey = /^[\p{L}\p{N}_ ]+$/u
const hasWord = /[\p{L}\p{N}]/u

const key = (name: string): string => (bareKey.test(name) && hasWord.test(name) ? name : JSON.stringify(name))

const range = (value: Interval): string => {
  if (value.low === null && value.high !== null) return `(${value.highIncluded ? '<=' : '<'}${shown(value.high, true)})`
  if (value.high === null && value.low !== null) return `(${value.lowIncluded ? '>=' : '>'}${shown(value.low, true)})`
  return `${value.lowIncluded ? '[' : '('}${shown(value.low, true)}..${shown(value.high, true)}${value.highIncluded ? ']' : ')'}`
}

/** A value as `string()` writes it: texts stand bare on the outside and quoted inside lists and contexts. */
export const shown = (value: Value, inside = false): string => {
  if (value === null) return 'null'
  if (typeof value === 'string') return inside ? JSON.stringify(value) : value
  if (isList(value)) return `[${value.map((item) => shown(item, true)).join(', ')}]`
  if (isEntries(value)) return `{${[...value].map(([name, each]) => `${key(name)}: ${shown(each, true)}`).join(', ')}}`
  return value instanceof Interval ? range(value) : String(value)
}
