import { ANYTHING, date, length, NULL, type Cell, type Comparison, type Literal, type Test } from './cell'

/** The tokens of the tests a cell may hold; anything else makes the cell text of its own. */
const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|(?:@|date\s*\(\s*)("\d{4}-\d{2}-\d{2}")(\s*\))?|(?:@|duration\s*\(\s*)("-?P[\dYMDTHS.]+")(\s*\))?|(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.])|(-?\d+)(?=\.\.)|(true|false|null)\b|(at\s+least|at\s+most)\b|(not)\s*(?=\()|(\.\.|>=|<=|>|<|[[\](),]))/y

interface Token {
  readonly kind: 'literal' | 'mark' | 'word'
  readonly text: string
  readonly value?: Literal
}

/** A formula that compares an option by its rank: what a cell cannot say with `>=`. */
const RANKED = /^\?\s*at\s+(least|most)\s+("(?:[^"\\]|\\.)*")$/

/** `? at least "vip"` taken apart; undefined for every other formula. */
export const rankedIn = (formula: string): { readonly by: '>=' | '<='; readonly code: string } | undefined => {
  const [, which, code] = RANKED.exec(formula.trim()) ?? []
  return which && code ? { by: which === 'least' ? '>=' : '<=', code: unquoted(code) } : undefined
}

const BACK: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** The text a FEEL string literal stands for. */
export const unquoted = (literal: string): string =>
  literal.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, mark: string) => (mark.length === 5 ? String.fromCharCode(parseInt(mark.slice(1), 16)) : (BACK[mark] ?? mark)))

function tokensOf(source: string): Token[] | undefined {
  const found: Token[] = []
  const scan = new RegExp(TOKEN)
  const end = source.trimEnd().length
  while (scan.lastIndex < end) {
    const match = scan.exec(source)
    if (!match) return undefined
    const [all, string, day, dayClosing, span, spanClosing, whole, rangeEnd, word, ranked, not, mark] = match
    if (day !== undefined || span !== undefined) {
      const called = !all.trimStart().startsWith('@')
      if (called !== ((dayClosing ?? spanClosing) !== undefined)) return undefined
      found.push({ kind: 'literal', text: all, value: day !== undefined ? date(unquoted(day)) : length(unquoted(span ?? '')) })
    } else if (string !== undefined) found.push({ kind: 'literal', text: string, value: { of: 'text', text: unquoted(string) } })
    else if (whole ?? rangeEnd) found.push({ kind: 'literal', text: all, value: { of: 'number', text: whole ?? rangeEnd ?? '' } })
    else if (word === 'null') found.push({ kind: 'literal', text: word, value: NULL })
    else if (word !== undefined) found.push({ kind: 'literal', text: word, value: { of: 'boolean', text: word as 'true' | 'false' } })
    else if (ranked !== undefined) found.push({ kind: 'mark', text: /least/.test(ranked) ? '>=' : '<=' })
    else if (not !== undefined) found.push({ kind: 'word', text: 'not' })
    else found.push({ kind: 'mark', text: mark ?? '' })
  }
  return found
}

/** Reads tests from tokens; the place moves on. */
class Reader {
  private at = 0
  constructor(private readonly tokens: readonly Token[]) {}

  private take(...marks: string[]): string | undefined {
    const token = this.tokens[this.at]
    if (!token || token.kind === 'literal' || !marks.includes(token.text)) return undefined
    this.at += 1
    return token.text
  }

  private literal(): Literal | undefined {
    const token = this.tokens[this.at]
    if (token?.kind !== 'literal') return undefined
    this.at += 1
    return token.value
  }

  private test(): Test | undefined {
    const by = this.take('>=', '<=', '>', '<')
    if (by !== undefined) {
      const value = this.literal()
      return value && { is: 'compared', by: by as Comparison, value }
    }
    const open = this.take('[', '(', ']')
    if (open === undefined) {
      const value = this.literal()
      return value && { is: 'equal', value }
    }
    const low = this.literal()
    if (!low || !this.take('..')) return undefined
    const high = this.literal()
    const close = high && this.take(']', ')', '[')
    return close === undefined || !high ? undefined : { is: 'between', low, high, withLow: open === '[', withHigh: close === ']' }
  }

  private tests(): Test[] | undefined {
    const found: Test[] = []
    do {
      const test = this.test()
      if (!test) return undefined
      found.push(test)
    } while (this.take(','))
    return found
  }

  whole(): Cell | undefined {
    const not = this.take('not') !== undefined
    if (not) this.take('(')
    const tests = this.tests()
    if (!tests || (not && !this.take(')')) || this.at < this.tokens.length) return undefined
    return { is: 'tests', not, tests }
  }
}

/** What FEEL text in a cell says. */
export function parse(source: string): Cell {
  const trimmed = source.trim()
  if (trimmed === '' || trimmed === '-') return ANYTHING
  if (trimmed.startsWith('=')) return { is: 'formula', text: trimmed.slice(1).trim() }
  if (trimmed.startsWith('!=')) {
    const rest = parse(trimmed.slice(2))
    return rest.is === 'tests' && !rest.not && rest.tests.length === 1 && rest.tests[0]?.is === 'equal' ? { ...rest, not: true } : { is: 'other', text: trimmed }
  }
  const tokens = tokensOf(trimmed)
  return (tokens && new Reader(tokens).whole()) ?? { is: 'other', text: trimmed }
}
