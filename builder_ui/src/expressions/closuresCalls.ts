/** Closures of calls: built-ins, and the functions that need what is given with a run. */
import { compiles } from './compile'
import { library } from './functions/library'
import { patternOf, plainPattern } from './functions/patterns'
import type { BuiltIn } from './functions/signature'
import { ofTheRun, onCalendars } from './given'
import { node, nodes, text, texts, type Node } from './tree'
import { Unsupported } from './unsupported'

/** The functions whose second argument is a pattern. Only what is written out can be read and found harmless beforehand. */
const patterned = new Map<string, (pattern: string, flags: string) => unknown>([['matches', patternOf], ['replace', plainPattern], ['split', plainPattern]])

const written = (argument: Node | undefined, otherwise: string | null): string => {
  if (argument?.k === 'text') return text(argument, 'value')
  if (otherwise !== null && (!argument || argument.k === 'null')) return otherwise
  throw new Unsupported('a pattern that is worked out')
}

const checkPattern = (builtIn: BuiltIn, values: readonly Node[], names: readonly string[]): void => {
  const argument = (name: string) => values[names.length > 0 ? names.indexOf(name) : builtIn.position(name)]
  const pattern = argument('pattern') ?? argument('delimiter')
  patterned.get(builtIn.name)?.(written(pattern, null), written(argument('flags'), ''))
}

/** The calendar a working-day function names: the bank's own where it names none, null where it is worked out. */
const calendarOf = (count: number, values: readonly Node[]): string | null => {
  const named = values[count]
  if (!named) return ''
  return named.k === 'text' ? text(named, 'value') : null
}

compiles('call', (of, compiler) => {
  const called = node(of, 'function')
  const name = called.k === 'name' ? text(called, 'name') : ''
  compiler.needs.functions.add(name)
  const [values, names] = [nodes(of, 'arguments'), texts(of, 'names')]
  const taken = onCalendars.get(name)
  if (taken !== undefined) compiler.needs.calendars.add(calendarOf(taken, values))
  const given = values.map((value) => compiler.closure(value))
  const builtIn = library.get(name)
  if (builtIn) {
    if (patterned.has(name)) checkPattern(builtIn, values, names)
    return (run, scope) => builtIn.call(given.map((each) => each(run, scope)), names)
  }
  const meaning = ofTheRun.get(name)
  if (!meaning || names.length > 0) throw new Unsupported(`the function ${name}`)
  return (run, scope) => meaning(run.given, given.map((each) => each(run, scope)))
})
