/**
 * Expressions in the browser: the tree the server made of an author's text becomes nested closures. Nothing is parsed
 * here and nothing is ever turned into code. What this evaluator does not know is `Unsupported`, and the server decides.
 */
import './closures'
import './closuresCalls'
import './closuresLists'
import { Compiler, Needs } from './compile'
import type { Given } from './given'
import { Run, Scope, type Read } from './run'
import { root, SCHEMA } from './tree'
import { Unsupported } from './unsupported'
import { isEntries, type Entries, type Value } from './values/types'

const NOTHING = new Scope(new Map())

/** A compiled expression. */
export interface Expression {
  /** The paths of field uids it reads. */
  fields: readonly (readonly string[])[]
  /** The functions it calls: some need a calendar or ranks to be given. */
  functions: ReadonlySet<string>
  /** The calendars it asks for working days, "" for the bank's own; null where the name is worked out. */
  calendars: ReadonlySet<string | null>
  /** Its value for a record. Throws `BudgetExceeded`. */
  value(record: Entries | Read, given: Given): Value
  /** The value is true, neither false nor unknown. */
  isTrue(record: Entries | Read, given: Given): boolean
}

/** A record as entries by field uid, related records nested in it. */
const reading = (record: Entries): Read => (path) => path.reduce<Value>((value, uid) => (isEntries(value) ? (value.get(uid) ?? null) : null), record)

/** Compile a tree once, evaluate it for every keystroke. Throws `Unsupported`. */
export const compileTree = (tree: unknown, schema: number = SCHEMA): Expression => {
  if (schema !== SCHEMA) throw new Unsupported(`schema ${schema}`)
  const needs = new Needs()
  const closure = new Compiler(needs).closure(root(tree))
  const value = (record: Entries | Read, given: Given): Value => closure(new Run(typeof record === 'function' ? record : reading(record), given), NOTHING)
  return { fields: [...needs.fields.values()], functions: needs.functions, calendars: needs.calendars, value, isTrue: (record, given) => value(record, given) === true }
}

export { readGiven, type Given, type GivenJson } from './given'
export { BudgetExceeded, type Read } from './run'
export { Unsupported } from './unsupported'
export { Decimal, shortened } from './values/decimal'
export { onClockOf } from './values/instants'
export { readDay, readDuration, readMoment, readTime } from './values/literals'
export { Day, DaysTime, Moment, TimeOfDay } from './values/temporal'
export type { Entries, Truth, Value } from './values/types'
