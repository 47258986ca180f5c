import { language } from '@/i18n'
import type { Cell, Test } from './cell'
import { isAmount, type Valued } from './kind'
import { rankedIn } from './parse'
import { showCell, showValue } from './words'

/** How a condition reads inside a sentence: 为贵宾, 大于 5 万元且不超过 20 万元, 不是监管转办. */
const SAID = {
  zh: { is: '为{}', not: '不是{}', or: '或', and: '，', '>': '大于 {}', '>=': '不小于 {}', '<': '小于 {}', '<=': '不超过 {}', both: '{}且{}', later: '晚于 {}', since: '不早于 {}', before: '早于 {}', until: '不晚于 {}', above: '高于{}', from: '不低于{}', below: '低于{}', upTo: '不高于{}', empty: '为空', notEmpty: '不为空', formula: '满足 {}' },
  en: { is: 'is {}', not: 'is not {}', or: ' or ', and: ', ', '>': 'is above {}', '>=': 'is at least {}', '<': 'is below {}', '<=': 'is at most {}', both: '{} and {}', later: 'is after {}', since: 'is not before {}', before: 'is before {}', until: 'is not after {}', above: 'is above {}', from: 'is at least {}', below: 'is below {}', upTo: 'is at most {}', empty: 'is empty', notEmpty: 'is not empty', formula: 'meets {}' },
} as const
const OF_DATES = { '>': 'later', '>=': 'since', '<': 'before', '<=': 'until' } as const
const OF_RANKS = { '>': 'above', '>=': 'from', '<': 'below', '<=': 'upTo' } as const

const filled = (pattern: string, ...texts: readonly string[]): string => texts.reduce((so_far, text) => so_far.replace('{}', () => text), pattern)

/** A value with the unit people say after it: 5 万元, 8 小时. */
export const withUnit = (shown: string, valued: Valued): string => {
  if (valued.kind === 'money') return language() === 'zh' ? (/[万亿]$/.test(shown) ? `${shown}元` : `${shown} 元`) : shown
  return valued.unit && isAmount(valued) && !shown.startsWith('=') ? `${shown} ${valued.unit}` : shown
}

const compared = (by: '>' | '>=' | '<' | '<=', value: string, valued: Valued): string => {
  const said = SAID[language()]
  if (valued.kind === 'option') return filled(said[OF_RANKS[by]], value)
  return filled(said[valued.kind === 'date' || valued.kind === 'date_time' ? OF_DATES[by] : by], value)
}

const phraseOf = (test: Test, valued: Valued): string => {
  const said = SAID[language()]
  if (test.is === 'equal') return test.value.of === 'null' ? said.empty : filled(said.is, withUnit(showValue(test.value, valued), valued))
  if (test.is === 'compared') return compared(test.by, withUnit(showValue(test.value, valued), valued), valued)
  const low = compared(test.withLow ? '>=' : '>', withUnit(showValue(test.low, valued), valued), valued)
  const high = compared(test.withHigh ? '<=' : '<', withUnit(showValue(test.high, valued), valued), valued)
  return filled(said.both, low, language() === 'en' ? high.replace(/^is /, '') : high)
}

/** A condition in words; undefined when any value will do. */
export function phrase(cell: Cell, valued: Valued): string | undefined {
  const said = SAID[language()]
  if (cell.is === 'any') return undefined
  if (cell.is === 'formula') {
    const ranked = valued.kind === 'option' ? rankedIn(cell.text) : undefined
    return ranked ? compared(ranked.by, showValue({ of: 'text', text: ranked.code }, valued), valued) : filled(said.formula, cell.text)
  }
  if (cell.is === 'other') return filled(said.is, cell.text)
  const values = cell.tests.every(({ is }) => is === 'equal')
  if (cell.not) {
    const [only] = cell.tests
    if (cell.tests.length === 1 && only?.is === 'equal' && only.value.of === 'null') return said.notEmpty
    return filled(said.not, showCell({ ...cell, not: false }, valued).replaceAll(said.and, said.or))
  }
  if (values && cell.tests.length > 1) return filled(said.is, cell.tests.map((test) => (test.is === 'equal' ? withUnit(showValue(test.value, valued), valued) : '')).join(said.or))
  return cell.tests.map((test) => phraseOf(test, valued)).join(said.or)
}
