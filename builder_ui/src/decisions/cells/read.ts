import { label } from '@/i18n'
import { isExact, unfolded } from '@/runtime/widgets/exact'
import { ANYTHING, date, equal, listed, NULL, number, text, type Cell, type Comparison, type Literal, type Test } from './cell'
import { isAmount, type Valued } from './kind'
import { parse } from './parse'
import { WORDS } from './words'
import { quoted, write, writeLiteral } from './write'

const all = Object.values(WORDS)
const isAny = (typed: string) => typed === '' || /^[-–—]$/.test(typed) || all.some(({ any }) => any === typed.toLowerCase())
const NOT = /^(?:除了?|不是|非|不含|not\s+|other than\s+|except\s+)(.+?)(?:外|以外|之外)?$/i
const SPLIT = /[,，、;；]|\s+或\s*|\s+or\s+/
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
const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/

const plain = (typed: string) => typed.replace(/[＞＜＝（）～]/g, (mark) => ({ '＞': '>', '＜': '<', '＝': '=', '（': '(', '）': ')', '～': '~' })[mark] ?? mark).trim()

/** One value as it is typed: an option by its label or code, 12 万, a day in any spelling. */
export function readValue(typed: string, valued: Valued): Literal | undefined {
  const bare = typed.trim()
  if (bare === '') return undefined
  if (/^null$/i.test(bare) || all.some(({ none }) => none === bare.toLowerCase())) return NULL
  if (isAmount(valued)) {
    const digits = unfolded(valued.unit && bare.endsWith(valued.unit) ? bare.slice(0, -valued.unit.length) : bare.replace(/元$/, ''))
    return isExact(digits) ? number(digits) : undefined
  }
  if (valued.kind === 'boolean') {
    if (/^(true|1|y|√|对|有)$/i.test(bare) || all.some(({ yes }) => yes === bare.toLowerCase())) return { of: 'boolean', text: 'true' }
    if (/^(false|0|n|×|错|无)$/i.test(bare) || all.some(({ no }) => no === bare.toLowerCase())) return { of: 'boolean', text: 'false' }
    return undefined
  }
  if (valued.kind === 'date') {
    const [, year, month = '', day = ''] = DAY.exec(bare) ?? []
    return year ? date(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) : undefined
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
  // 50,000 is one number; a list has spaces after its commas
  const grouped = isAmount(valued) ? typed.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '') : typed
  const one = readTest(grouped, valued)
  if (one && valued.kind !== 'text') return [one]
  const tests = grouped.split(SPLIT).filter((part) => part.trim() !== '').map((part) => readTest(part, valued))
  return tests.length === 0 || tests.includes(undefined) ? undefined : (tests as Test[])
}

const fits = (value: Literal, { kind, options }: Valued): boolean => {
  if (value.of === 'null') return true
  if (kind === 'number' || kind === 'money') return value.of === 'number'
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
  const rank = test.by.endsWith('=') ? valued.options.findIndex(({ code }) => code === test.value.text) : -1
  return rank < 0 || !valued.ranked ? write({ is: 'tests', not: false, tests }) : write({ is: 'formula', text: `? at ${test.by === '>=' ? 'least' : 'most'} ${writeLiteral(test.value)}` })
}

/** What somebody typed or pasted into a condition, as FEEL text; what cannot be read stays as it was typed. */
export function readWhen(typed: string, valued: Valued): string {
  const bare = plain(typed)
  if (isAny(bare)) return write(ANYTHING)
  const feel = parse(bare)
  const isList = feel.is === 'tests' && isAmount(valued) && /^\d{1,3}(,\d{3})+$/.test(bare)
  if (feel.is === 'formula') return write(feel)
  if (feel.is === 'tests' && !isList && valuesIn(feel).every((value) => fits(value, valued))) return feel.not ? write(feel) : writeTests(feel.tests, valued)
  const tests = readTests(bare, valued)
  if (tests && !(valued.kind === 'text' && NOT.test(bare))) return writeTests(tests, valued)
  const [, inner] = NOT.exec(bare) ?? []
  const excluded = inner === undefined ? undefined : (readTests(inner, valued) ?? readTests(bare.replace(/^(除了?|不是|非|不含)/, ''), valued))
  if (excluded) return write({ is: 'tests', not: true, tests: excluded })
  return tests ? writeTests(tests, valued) : bare
}

/** What somebody typed or pasted into a result, as FEEL text. Without quotes a text means itself; after `=` comes a formula. */
export function readThen(typed: string, valued: Valued): string {
  const bare = typed.trim()
  if (bare === '' || bare.startsWith('=')) return bare
  const feel = parse(bare)
  const [test] = feel.is === 'tests' && !feel.not && feel.tests.length === 1 ? feel.tests : []
  if (test?.is === 'equal' && fits(test.value, valued) && !(valued.kind === 'text' && test.value.of !== 'text')) return writeLiteral(test.value)
  const value = readValue(plain(bare), valued)
  return value ? writeLiteral(value) : valued.kind === 'text' ? quoted(bare) : bare
}

/** A cell that lists these values, or all others. */
export const writeList = (values: readonly string[], not: boolean, of: 'text' | 'number' = 'text'): string =>
  values.length === 0 ? write(ANYTHING) : write(listed(values.map((value) => (of === 'number' ? number(value) : text(value))), not))
