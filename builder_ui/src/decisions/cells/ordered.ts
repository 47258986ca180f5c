import { isAfter, normal, readOrdered } from './amountText'
import { equal, type Cell, type Comparison, type Literal, type Test } from './cell'
import { isLength, type Valued } from './kind'
import { parse } from './parse'

/**
 * Conditions of numbers, amounts and days as people write them. The server reads sheets by the same rules
 * (engine/rules/exchange/cell_tests.py); tests/conformance/decisions/cells.json holds both to them.
 *
 * 以上, 以下 and 以内 include the number; 超过, 不满 and 以外 do not (Civil Code of China, article 1259).
 */
type Sign = Comparison | '=' | '!='
const words = (sign: Sign, ...texts: string[]): [string, Sign][] => texts.map((text) => [text, sign])
const BEFORE = new Map<string, Sign>([
  ...words('>=', '>=', '=>', '≥', '⩾', '≧', '不低于', '不少于', '不小于', '不早于', '大于等于', '大于或等于', '至少', 'at least'),
  ...words('<=', '<=', '=<', '≤', '⩽', '≦', '不高于', '不多于', '不大于', '不晚于', '不超过', '小于等于', '小于或等于', '至多', '最多', 'at most', 'up to'),
  ...words('>', '>', '大于', '超过', '高于', '多于', '晚于', '满过', 'more than', 'above', 'over', 'after'),
  ...words('<', '<', '小于', '不满', '不足', '低于', '少于', '早于', '未满', 'less than', 'below', 'under', 'before'),
  ...words('!=', '!=', '<>', '≠', '不等于', '不是', '非'),
  ...words('=', '==', '=', '等于'),
])
const BEHIND = new Map<string, Sign>([
  ...words('>=', '及以上', '以上(含)', '以上', '(含)以上', '起', '及以后', 'or more', 'or above', 'and above'),
  ...words('<=', '及以下', '以下(含)', '以下', '(含)以下', '以内', '(含)以内', '及以前', '止', 'or less', 'or below', 'and below'),
  ...words('>', '以上(不含)', '(不含)以上', '之后', '以后', '后', '以外'),
  ...words('<', '以下(不含)', '(不含)以下', '之前', '以前', '前'),
])
const anyOf = (known: ReadonlyMap<string, Sign>) => [...known.keys()].sort((a, b) => b.length - a.length).map((each) => each.replace(/[()]/g, '\\$&')).join('|')
const SIGN_BEFORE = new RegExp(`^(${anyOf(BEFORE)})\\s*(.+)$`, 'is')
const SIGN_BEHIND = new RegExp(`^(.+?)\\s*(${anyOf(BEHIND)})$`, 'is')
const LIST = /\s*(?:[,、;|\n]|或者|或|\bor\b)\s*/i
const BOTH = /\s*(?:并且|而且|同时|且|\band\b|&&?)\s*/i
const DASH = /\.\.|~|至|到|–+|-|\bto\b/gi
const INTERVAL = /^([[(\]])\s*(.+?)\s*(?:,|~|\.\.|至|到|–)\s*(.+?)\s*([\])[])$/
const CHAIN = /^(.+?)\s*(<=?|≤|≦|⩽)\s*[^<>=≤≥≦≧]*?\s*(<=?|≤|≦|⩽)\s*(.+)$/
const ENDLESS = /^(?:[+-]?∞|正无穷|负无穷)$/
const SEPARATED = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g
const NOT = /^(?:not\s*\((.+)\)|(?:除了|除|not\s+|except\s+|other than\s+)(.+?)(?:以外|之外|外)?)$/is
const NOT_EMPTY = /^(?:非空|不为空|有值|not\s*null|not\(null\)|!=\s*null)$/i
const UNIT = /\d\s*((?:%|‰|百万|千万|百|千|万|亿)?\s*(?:元|天|日|小时|周|星期|个月|月|年|岁|days?|hours?|weeks?|months?|years?|[dhmy])?)$/i
const LONGEST = 80

const between = (low: Literal, high: Literal, withLow: boolean, withHigh: boolean): Test | undefined => (isAfter(low, high) || low.of === 'null' || high.of === 'null' ? undefined : { is: 'between', low, high, withLow, withHigh })

class Reading {
  constructor(private readonly valued: Valued) {}

  private value = (plain: string) => readOrdered(plain.trim(), this.valued)

  /** `[500,600)` and `[1,000,2,000)`: the one comma of an interval that leaves two values. */
  private parted(plain: string): string | undefined {
    if (plain.length > LONGEST || !/^[[(\]].*[\])[]$/s.test(plain)) return undefined
    const inner = plain.slice(1, -1)
    const fitting = [...inner].flatMap((sign, at) => (sign === ',' ? [[inner.slice(0, at).trim(), inner.slice(at + 1).trim()] as const] : [])).filter((ends) => ends.every((end) => ENDLESS.test(end) || this.value(end)))
    const [one] = fitting
    return one && fitting.length === 1 ? `${plain[0] ?? ''}${one.map((end) => end.replace(/,/g, '')).join(',')}${plain.at(-1) ?? ''}` : undefined
  }

  /** `1,000,000` without its commas; nothing where the commas may as well part a list. */
  private withoutSeparators(plain: string): string | undefined {
    const interval = this.parted(plain)
    if (interval) return interval
    if (this.valued.kind !== 'date' && plain.replace(SEPARATED, '') === '' && plain.split(',').every(([first]) => first !== '0')) return undefined
    return plain.replace(SEPARATED, (found) => found.replace(/,/g, ''))
  }

  private compared(plain: string): { sign: Sign; value: Literal } | undefined {
    for (const [pattern, known, word, rest] of [[SIGN_BEFORE, BEFORE, 1, 2], [SIGN_BEHIND, BEHIND, 2, 1]] as const) {
      const match = pattern.exec(plain)
      const sign = match && known.get((match[word] ?? '').toLowerCase())
      const value = match && this.value(match[rest] ?? '')
      if (sign) return value ? { sign, value } : undefined
    }
    return undefined
  }

  private interval(plain: string): Test | undefined {
    const [, opening, left = '', right = '', closing] = INTERVAL.exec(plain) ?? []
    const [low, high] = [this.value(left), this.value(right)]
    if (ENDLESS.test(left) && high) return { is: 'compared', by: closing === ']' ? '<=' : '<', value: high }
    if (ENDLESS.test(right) && low) return { is: 'compared', by: opening === '[' ? '>=' : '>', value: low }
    return low && high ? between(low, high, opening === '[', closing === ']') : undefined
  }

  private chain(plain: string): Test | undefined {
    const [, left = '', under, over, right = ''] = CHAIN.exec(plain) ?? []
    const [low, high] = [this.value(left), this.value(right)]
    return low && high ? between(low, high, under !== '<', over !== '<') : undefined
  }

  private both(plain: string): Test | undefined {
    const parts = plain.split(BOTH)
    const ends = parts.length === 2 ? parts.map((part) => this.compared(part)) : []
    const low = ends.find((each) => each?.sign.startsWith('>'))
    const high = ends.find((each) => each?.sign.startsWith('<'))
    return low && high ? between(low.value, high.value, low.sign === '>=', high.sign === '<=') : undefined
  }

  /** `5 – 20`, `5–20万`: both ends included; `> 5 – < 20` says otherwise. */
  private span(plain: string): Test | undefined {
    for (const { index, 0: dash } of plain.matchAll(DASH)) {
      const [, over = '', left = ''] = /^(>=?|≥)?\s*(.+)$/.exec(plain.slice(0, index).trim()) ?? []
      const [, under = '', right = ''] = /^(<=?|≤)?\s*(.+)$/.exec(plain.slice(index + dash.length).trim()) ?? []
      const high = this.value(right)
      if (!left || !high) continue
      const unit = /^[-+]?\d+(?:\.\d+)?$/.test(left) ? (UNIT.exec(right)?.[1] ?? '') : ''
      const low = this.value(left + unit)
      if (low) return between(low, high, over !== '>', under !== '<')
    }
    return undefined
  }

  private single(plain: string): Test | undefined {
    const found = this.chain(plain) ?? this.both(plain) ?? this.interval(plain)
    if (found) return found
    const compared = this.compared(plain)
    if (compared && compared.sign !== '!=') return compared.sign === '=' ? equal(compared.value) : { is: 'compared', by: compared.sign, value: compared.value }
    const span = this.span(plain)
    const value = this.value(plain)
    return span ?? (value && equal(value))
  }

  private listed(plain: string): Test[] | undefined {
    const interval = this.interval(plain)
    const tests = interval ? [interval] : plain.split(LIST).filter((part) => part !== '').map((part) => this.single(part))
    return tests.length === 0 || tests.includes(undefined) ? undefined : (tests as Test[])
  }

  cell(typed: string): Cell | undefined {
    const plain = normal(typed).replace('大于或等于', '>=').replace('小于或等于', '<=')
    if (NOT_EMPTY.test(plain)) return { is: 'tests', not: true, tests: [equal({ of: 'null', text: 'null' })] }
    const bare = this.withoutSeparators(plain)
    if (bare === undefined) return undefined
    const feel = parse(bare)
    const kind = this.valued.kind === 'date' ? 'date' : isLength(this.valued) ? 'length' : 'number'
    if (feel.is === 'tests' && feel.tests.flatMap((test) => (test.is === 'between' ? [test.low, test.high] : [test.value])).every(({ of }) => of === kind || of === 'null')) return feel
    const [, inside, but] = NOT.exec(bare) ?? []
    const tests = this.listed(inside ?? but ?? bare)
    if (tests) return { is: 'tests', not: (inside ?? but) !== undefined, tests }
    const compared = this.compared(bare)
    return compared?.sign === '!=' ? { is: 'tests', not: true, tests: [equal(compared.value)] } : undefined
  }
}

/** What a condition says; nothing where nobody can tell. */
export const readOrderedCell = (typed: string, valued: Valued): Cell | undefined => new Reading(valued).cell(typed)
