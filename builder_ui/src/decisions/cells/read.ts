import { label } from '@/i18n'
import { normal, readOrdered } from './amountText'
import { ANYTHING, equal, listed, NULL, number, text, type Cell, type Comparison, type Literal, type Test } from './cell'
import { isLength, isOrdered, type Valued } from './kind'
import { readOrderedCell } from './ordered'
import { parse } from './parse'
import { readTextCell } from './textCell'
import { WORDS } from './words'
import { quoted, write, writeLiteral } from './write'

const all = Object.values(WORDS)
const isAny = (typed: string) => /^(?:[-–—/*]|任意|任何|全部|所有|均可|无限制|不限制|all|n\/a)?$/i.test(typed) || all.some(({ any }) => any === typed.toLowerCase())
const NOT = /^(?:除了?|不是|不等于|非|不含|≠|<>|!=|not\s+|other than\s+|except\s+)(.+?)(?:外|以外|之外)?$/i
const SPLIT = /[,，、;；|\n]/
const ALSO_SPLIT = /[,，、;；|\n]|\s*或者?\s*|\s+or\s+|\s*\/\s*/
const SIGN: readonly (readonly [RegExp, Comparison])[] = [
  [/^(?:>=|≥|>＝|大于等于|不小于|不少于|不低于|至少|at least)\s*/i, '>='],
  [/^(?:<=|≤|<＝|小于等于|不大于|不超过|不高于|不多于|至多|最多|at most|up to)\s*/i, '<='],
  [/^(?:>|大于|超过|高于|多于|晚于|more than|above|over|after)\s*/i, '>'],
  [/^(?:<|小于|低于|少于|不足|早于|less than|below|under|before)\s*/i, '<'],
]
const ENDING: readonly (readonly [RegExp, Comparison])[] = [
  [/\s*(?:及以上|以上|or above|or more)$/i, '>='],
  [/\s*(?:及以下|以下|or below|or less)$/i, '<='],
]
const BETWEEN = /^(>?)\s*(\S+?)\s*(?:\s[-–—]\s|–|~|至|到|\.\.|(?<=[\d万亿])-)\s*(<?)\s*(\S+)$/
const FORMULA = /^(?:公式|formula)\s*[:：]\s*(.+)$/is

const plain = (typed: string) => typed.replace(/[＞＜＝（）～]/g, (mark) => ({ '＞': '>', '＜': '<', '＝': '=', '（': '(', '）': ')', '～': '~' })[mark] ?? mark).trim()

/** One value as it is typed: an option by its label or code, 12 万, a day in any spelling. */
export function readValue(typed: string, valued: Valued): Literal | undefined {
  const bare = typed.trim()
  if (bare === '') return undefined
  if (/^null$/i.test(bare) || all.some(({ none }) => none === bare.toLowerCase())) return NULL
  if (isOrdered(valued)) return readOrdered(normal(bare), valued)
  if (valued.kind === 'boolean') {
    if (/^(true|1|y|√|对|有)$/i.test(bare) || all.some(({ yes }) => yes === bare.toLowerCase())) return { of: 'boolean', text: 'true' }
    if (/^(false|0|n|×|错|无)$/i.test(bare) || all.some(({ no }) => no === bare.toLowerCase())) return { of: 'boolean', text: 'false' }
    return undefined
  }
  if (valued.kind === 'option') {
    const lower = bare.toLowerCase()
    const named = valued.options.find(({ label: name, code }) => code === bare || label(name) === bare || name.zh === bare || name.en?.toLowerCase() === lower)
    return named ? text(named.code) : undefined
  }
  return valued.kind === 'text' ? text(bare) : undefined
}

function readTest(typed: string, valued: Valued): Test | undefined {
  const bare = typed.trim()
  const value = readValue(bare, valued)
  if (value && !(valued.kind === 'text' && SIGN.some(([start]) => start.test(bare)))) return equal(value)
  for (const [start, by] of SIGN) {
    const compared = start.test(bare) ? readValue(bare.replace(start, ''), valued) : undefined
    const between = start.test(bare) && BETWEEN.test(bare)
    if (compared && !between) return { is: 'compared', by, value: compared }
  }
  for (const [end, by] of ENDING) {
    const compared = end.test(bare) ? readValue(bare.replace(end, ''), valued) : undefined
    if (compared) return { is: 'compared', by, value: compared }
  }
  const [, above, from = '', below, to = ''] = BETWEEN.exec(bare.replace(/\s+(?=[万亿])/g, '')) ?? []
  const low = readValue(from, valued)
  const high = readValue(to, valued)
  return low && high && !(from === '' || to === '') ? { is: 'between', low, high, withLow: above !== '>', withHigh: below !== '<' } : undefined
}

function readTests(typed: string, valued: Valued): Test[] | undefined {
  const one = readTest(typed, valued)
  if (one) return [one]
  for (const split of [SPLIT, ALSO_SPLIT]) {
    const tests = typed.split(split).filter((part) => part.trim() !== '').map((part) => readTest(part, valued))
    if (tests.length > 0 && !tests.includes(undefined)) return tests as Test[]
  }
  return undefined
}

const fits = (value: Literal, { kind, options }: Valued): boolean => {
  if (value.of === 'null') return true
  if (kind === 'number' || kind === 'money') return value.of === 'number'
  if (isLength({ kind })) return value.of === 'length'
  if (kind === 'option') return value.of === 'text' && options.some(({ code }) => code === value.text)
  if (kind === 'boolean' || kind === 'date' || kind === 'text') return value.of === kind
  return true
}
const valuesIn = (cell: Cell): Literal[] => (cell.is === 'tests' ? cell.tests.flatMap((test) => (test.is === 'between' ? [test.low, test.high] : [test.value])) : [])

/** Tests as FEEL text. Options have no order of their own in a cell: higher and lower are said by a formula over their ranks. */
function writeTests(tests: readonly Test[], valued: Valued): string {
  const [test] = tests
  const ordered = valued.kind === 'option' && tests.some(({ is }) => is !== 'equal')
  if (!ordered || test?.is !== 'compared' || tests.length > 1) return write({ is: 'tests', not: false, tests })
  const rank = valued.ranked ? valued.options.findIndex(({ code }) => code === test.value.text) : -1
  if (rank >= 0 && test.by.endsWith('=')) return write({ is: 'formula', text: `? at ${test.by === '>=' ? 'least' : 'most'} ${writeLiteral(test.value)}` })
  const beyond = rank < 0 ? [] : test.by === '>' ? valued.options.slice(rank + 1) : valued.options.slice(0, rank)
  return beyond.length > 0 ? writeList(beyond.map(({ code }) => code), false) : write({ is: 'tests', not: false, tests })
}

/** What somebody typed or pasted into a condition, as FEEL text; what cannot be read stays as it was typed. */
export function readWhen(typed: string, valued: Valued): string {
  const bare = plain(typed)
  if (isAny(normal(typed))) return write(ANYTHING)
  const [, written] = FORMULA.exec(bare) ?? []
  if (written !== undefined) return write({ is: 'formula', text: written })
  if (isOrdered(valued)) {
    const formula = parse(bare)
    // after = stands a formula, or a value people write so
    const cell = readOrderedCell(typed, valued)
    if (cell) return write(cell)
    if (formula.is === 'formula') return write(formula)
    // one number or several: it stays as it is, and is told to be unclear
    return /^\d{1,3}(,\d{3})+$/.test(bare) ? bare.replaceAll(',', '，') : bare
  }
  const feel = parse(bare)
  if (feel.is === 'formula' && (valued.kind !== 'text' || feel.text.includes('?'))) return write(feel)
  if (valued.kind === 'text') {
    const cell = readTextCell(typed)
    return cell ? write(cell) : bare
  }
  if (feel.is === 'tests' && valuesIn(feel).every((value) => fits(value, valued))) return feel.not ? write(feel) : writeTests(feel.tests, valued)
  const named = bare.replace(/["“”]/g, '')
  const tests = readTests(named, valued)
  if (tests) return writeTests(tests, valued)
  const [, inner] = NOT.exec(named) ?? []
  const excluded = inner === undefined ? undefined : (readTests(inner, valued) ?? readTests(named.replace(/^(除了?|不是|不等于|非|不含|≠|<>|!=)\s*/, ''), valued))
  if (excluded) return write({ is: 'tests', not: true, tests: excluded })
  return bare
}

/** What somebody typed or pasted into a result, as FEEL text. Without quotes a text means itself; after `=` comes a formula. */
export function readThen(typed: string, valued: Valued): string {
  const bare = typed.trim()
  if (bare === '' || bare.startsWith('=')) return bare
  const [, written] = FORMULA.exec(bare) ?? []
  if (written !== undefined) return write({ is: 'formula', text: written })
  if (/^[-–—/]$/.test(bare)) return writeLiteral(NULL)
  const feel = parse(bare)
  const [test] = feel.is === 'tests' && !feel.not && feel.tests.length === 1 ? feel.tests : []
  if (test?.is === 'equal' && fits(test.value, valued) && !(valued.kind === 'text' && test.value.of !== 'text')) return writeLiteral(test.value)
  const value = readValue(plain(bare), valued)
  return value ? writeLiteral(value) : valued.kind === 'text' ? quoted(bare) : bare
}

/** A cell that lists these values, or all others. */
export const writeList = (values: readonly string[], not: boolean, of: 'text' | 'number' = 'text'): string =>
  values.length === 0 ? write(ANYTHING) : write(listed(values.map((value) => (of === 'number' ? number(value) : text(value))), not))
