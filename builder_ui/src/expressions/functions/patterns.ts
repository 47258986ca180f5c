import { Unsupported } from '../unsupported'
import { points, type Value } from '../values/types'
import { PatternReader, type IsIn, type Pattern } from './patternReader'
import { builtIn } from './signature'

/** The states one pattern may have; more are for the server. */
const MOST_STATES = 600

/** A step of the machine: take a character, or go on at once to other steps, some only at an edge of the text. */
type Step = { takes: IsIn; to: number } | { at?: 'start' | 'end'; to: number[] }

/**
 * Patterns in time linear in the text, as RE2 runs them: all states at once, nothing is ever tried twice. JavaScript's
 * own regular expressions would go back and forth over `(a+)+$` for seconds while a person types.
 */
class Machine {
  private readonly steps: Step[] = [{ to: [] }]
  private readonly first: number

  constructor(pattern: Pattern, private readonly byLines: boolean) {
    this.first = this.built(pattern, 0)
  }

  private added(step: Step): number {
    if (this.steps.push(step) > MOST_STATES) throw new Unsupported('pattern')
    return this.steps.length - 1
  }

  /** The state that begins a pattern after which `then` follows; 0 is the end. */
  private built(pattern: Pattern, then: number): number {
    switch (pattern.is) {
      case 'one': return this.added({ takes: pattern.holds, to: then })
      case 'start': case 'end': return this.added({ at: pattern.is, to: [then] })
      case 'all': return pattern.of.reduceRight((next, each) => this.built(each, next), then)
      case 'any': return this.added({ to: pattern.of.map((each) => this.built(each, then)) })
      case 'repeat': return this.repeated(pattern, then)
    }
  }

  private repeated({ of, least, most }: Pattern & { is: 'repeat' }, then: number): number {
    let next = then
    if (most === Infinity) {
      const again: Step = { to: [then] }
      next = this.added(again)
      again.to.push(this.built(of, next))
    } else for (let n = least; n < most; n++) next = this.added({ to: [then, this.built(of, next)] })
    for (let n = 0; n < least; n++) next = this.built(of, next)
    return next
  }

  /** Somewhere in the text. */
  matches(text: string): boolean {
    const characters = points(text)
    let active = new Set<number>()
    for (let at = 0; at <= characters.length; at++) {
      const reached = new Set<number>()
      for (const state of [...active, this.first]) this.reach(state, characters, at, reached)
      if (reached.has(0)) return true
      active = new Set()
      for (const state of reached) {
        const step = this.steps[state]
        if (step && 'takes' in step && at < characters.length && step.takes(characters[at] ?? '')) active.add(step.to)
      }
    }
    return false
  }

  private reach(first: number, text: readonly string[], at: number, reached: Set<number>): void {
    const waiting = [first]
    for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
      const step = this.steps[state]
      if (!step || reached.has(state)) continue
      if ('takes' in step) reached.add(state)
      else if (!step.at || this.isEdge(step.at, text, at)) {
        reached.add(state)
        waiting.push(...step.to)
      }
    }
  }

  private isEdge(edge: 'start' | 'end', text: readonly string[], at: number): boolean {
    if (edge === 'start') return at === 0 || (this.byLines && text[at - 1] === '\n')
    return at === text.length || (this.byLines && text[at] === '\n')
  }
}

interface Compiled {
  machine: Machine
  /** The text it stands for, where it is no more than that. */
  literal: string | null
}

const literalOf = (pattern: Pattern): string | null => {
  if (pattern.is === 'one') return pattern.literal ?? null
  if (pattern.is !== 'all') return null
  const parts = pattern.of.map(literalOf)
  return parts.every((part) => part !== null) && parts.length > 0 ? parts.join('') : null
}

const compiled = new Map<string, Compiled>()

/** The compiled pattern. Throws `Unsupported` for what only the server runs. */
export const patternOf = (text: string, flags: string): Compiled => {
  const key = `${flags}/${text}`
  const known = compiled.get(key)
  if (known) return known
  if (!/^[smiq]*$/.test(flags) || text.length > 1_000) throw new Unsupported('pattern')
  const written = flags.includes('q') ? text.replace(/[!-/:-@[-`{-~]/g, '\\$&') : text
  const pattern = new PatternReader(written, { dotAll: flags.includes('s'), ignoreCase: flags.includes('i') }).read()
  const made = { machine: new Machine(pattern, flags.includes('m')), literal: literalOf(pattern) }
  if (compiled.size >= 500) compiled.clear()
  compiled.set(key, made)
  return made
}

/** Replacing and splitting ask where a match ends; here only for plain texts, anything more is the server's. */
export const plainPattern = (text: string, flags: string): string => {
  const { literal } = patternOf(text, flags)
  if (literal === null) throw new Unsupported('pattern')
  return literal
}

/** `$0` is what was found, any other group there is none of; null where a `$` or a backslash stands alone. */
const replacement = (text: string, found: string): string | null => {
  const groups = /\\([\\$])|\$(\d)/g
  if (/[\\$]/.test(text.replace(groups, ''))) return null
  return text.replace(groups, (_, escaped?: string, group?: string) => escaped ?? (group === '0' ? found : ''))
}

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '')

builtIn('matches', ['input: string', 'pattern: string', 'flags: string|null?'], (input, pattern, flags) =>
  patternOf(text(pattern), text(flags)).machine.matches(text(input)))

builtIn('replace', ['input: string', 'pattern: string', 'replacement: string', 'flags: string|null?'], (input, pattern, by, flags) => {
  const literal = plainPattern(text(pattern), text(flags))
  const put = text(flags).includes('q') ? text(by) : replacement(text(by), literal)
  return put === null ? null : text(input).replaceAll(literal, () => put)
})

builtIn('split', ['string: string', 'delimiter: string'], (input, delimiter) => text(input).split(plainPattern(text(delimiter), '')))
