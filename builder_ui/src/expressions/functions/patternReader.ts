import { Unsupported } from '../unsupported'
import { points } from '../values/types'

export type IsIn = (character: string) => boolean

/** A pattern as a tree. */
export type Pattern =
  | { is: 'one'; literal?: string; holds: IsIn }
  | { is: 'start' | 'end' }
  | { is: 'all' | 'any'; of: Pattern[] }
  | { is: 'repeat'; of: Pattern; least: number; most: number }

export interface Flags {
  dotAll: boolean
  ignoreCase: boolean
}

/** RE2 takes no more repetitions of one part. */
const MOST = 1_000
const BLOCKS: Record<string, RegExp> = { IsBasicLatin: /^\p{ASCII}$/u, IsCJKUnifiedIdeographs: /^[\u4E00-\u9FFF]$/u }
const CLASSES: Record<string, RegExp> = { d: /^[0-9]$/, w: /^[0-9A-Za-z_]$/, s: /^[\t\n\f\r ]$/ }
const CONTROLS: Record<string, string> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\x07' }

const refused = (): never => {
  throw new Unsupported('pattern')
}

const spellings = (character: string): string[] => [...new Set([character, character.toLowerCase(), character.toUpperCase()])]

/** Reads what XPath and RE2 write alike; anything else is for the server. */
export class PatternReader {
  private readonly text: string[]
  private at = 0

  constructor(text: string, private readonly flags: Flags) {
    this.text = points(text)
  }

  read(): Pattern {
    const made = this.alternatives()
    return this.at < this.text.length ? refused() : made
  }

  private get next(): string {
    return this.text[this.at] ?? ''
  }

  private takes(character: string): boolean {
    if (this.next !== character) return false
    this.at++
    return true
  }

  private folded(holds: IsIn): IsIn {
    return this.flags.ignoreCase ? (character) => spellings(character).some(holds) : holds
  }

  private literal(character: string): Pattern {
    const spelled = spellings(character)
    return this.flags.ignoreCase ? { is: 'one', holds: this.folded((other) => spelled.includes(other)) } : { is: 'one', literal: character, holds: (other) => other === character }
  }

  private alternatives(): Pattern {
    const of = [this.sequence()]
    while (this.takes('|')) of.push(this.sequence())
    return of.length === 1 && of[0] ? of[0] : { is: 'any', of }
  }

  private sequence(): Pattern {
    const of: Pattern[] = []
    while (this.at < this.text.length && this.next !== '|' && this.next !== ')') of.push(this.repeated(this.part()))
    return { is: 'all', of }
  }

  private repeated(of: Pattern): Pattern {
    const [least, most] = this.takes('*') ? [0, Infinity] : this.takes('+') ? [1, Infinity] : this.takes('?') ? [0, 1] : this.takes('{') ? this.counts() : [1, 1]
    if (least === 1 && most === 1) return of
    this.takes('?') // as few as possible: the same texts match
    if ('*+?{'.includes(this.next) && this.next) refused()
    if (of.is === 'start' || of.is === 'end') refused()
    return { is: 'repeat', of, least, most }
  }

  private counts(): [number, number] {
    const end = this.text.indexOf('}', this.at)
    const found = /^(\d+)(,(\d*))?$/.exec(this.text.slice(this.at, end < 0 ? 0 : end).join('')) ?? refused()
    this.at = end + 1
    const least = Number(found[1])
    const most = found[2] === undefined ? least : found[3] ? Number(found[3]) : Infinity
    return least > MOST || (most !== Infinity && (most > MOST || most < least)) ? refused() : [least, most]
  }

  private part(): Pattern {
    const character = this.next
    this.at++
    switch (character) {
      case '^': return { is: 'start' }
      case '$': return { is: 'end' }
      case '.': return { is: 'one', holds: this.flags.dotAll ? () => true : (other) => other !== '\n' && other !== '\r' }
      case '(': return this.group()
      case '[': return { is: 'one', holds: this.set() }
      case '\\': return this.escaped()
      case '*': case '+': case '?': case '{': case '}': case ']': case ')': return refused()
    }
    return this.literal(character)
  }

  private group(): Pattern {
    if (this.takes('?') && !this.takes(':')) refused()
    const made = this.alternatives()
    return this.takes(')') ? { is: 'any', of: [made] } : refused() // no plain text any more: `$1` names it
  }

  private escaped(): Pattern {
    const found = this.escape()
    return typeof found === 'string' ? this.literal(found) : { is: 'one', holds: this.folded(found) }
  }

  /** What stands after a backslash: one character, or a class of them. */
  private escape(): string | IsIn {
    const character = this.next
    this.at++
    if (character === 'p' || character === 'P') return this.property(character === 'P')
    const known = CLASSES[character.toLowerCase()]
    if (known) return character === character.toLowerCase() ? (other) => known.test(other) : (other) => !known.test(other)
    if (CONTROLS[character]) return CONTROLS[character]
    return /^[!-/:-@[-`{-~]$/.test(character) ? character : refused()
  }

  private property(isNegated: boolean): IsIn {
    const end = this.text.indexOf('}', this.at)
    const name = this.text.slice(this.at + 1, end < 0 ? 0 : end).join('')
    if (!this.takes('{') || !/^[A-Za-z_]+$/.test(name)) refused()
    this.at = end + 1
    const known = BLOCKS[name] ?? this.unicode(name)
    return isNegated ? (other) => !known.test(other) : (other) => known.test(other)
  }

  private unicode(name: string): RegExp {
    try {
      return new RegExp(name.length <= 2 ? `^\\p{${name}}$` : `^\\p{Script=${name}}$`, 'u')
    } catch {
      return refused()
    }
  }

  private set(): IsIn {
    const isNegated = this.takes('^')
    const parts: IsIn[] = []
    if (this.next === ']') refused()
    while (!this.takes(']')) {
      if (this.at >= this.text.length || (this.next === '[' && this.text[this.at + 1] === ':')) refused()
      parts.push(this.member(parts.length === 0))
    }
    const holds = this.folded((character) => parts.some((part) => part(character)))
    return isNegated ? (character) => !holds(character) : holds
  }

  private member(isFirst: boolean): IsIn {
    if (this.next === '-' && !isFirst && this.text[this.at + 1] !== ']') refused()
    const from = this.character()
    const isRange = this.next === '-' && this.text[this.at + 1] !== ']'
    if (typeof from !== 'string') return isRange ? refused() : from
    if (!isRange) return (other) => other === from
    this.at++
    if (this.text[this.at] === '[') refused()
    const [low, high] = [from.codePointAt(0) ?? 0, String(this.character()).codePointAt(0) ?? 0]
    return low > high ? refused() : (other) => (other.codePointAt(0) ?? 0) >= low && (other.codePointAt(0) ?? 0) <= high
  }

  private character(): string | IsIn {
    if (this.takes('\\')) return this.escape()
    return this.text[this.at++] ?? refused()
  }
}
