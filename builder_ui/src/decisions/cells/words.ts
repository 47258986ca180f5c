import { label, language } from '@/i18n'
import { folded } from './amounts'
import { showLength } from './lengths'
import type { Cell, Literal, Test } from './cell'
import type { Valued } from './kind'
import { parse, rankedIn } from './parse'
import { grouped } from '@/kit/format'

/** Words of cells in both languages; they stand inside what is read back, so they are not strings of a screen. */
export const WORDS = {
  zh: { any: '不限', not: '除', yes: '是', no: '否', none: '空', and: '，', above: '高于{}', from: '{}及以上', below: '低于{}', upTo: '{}及以下' },
  en: { any: 'any', not: 'not ', yes: 'yes', no: 'no', none: 'empty', and: ', ', above: 'above {}', from: '{} or above', below: 'below {}', upTo: '{} or below' },
} as const

const RANKS = { '>': 'above', '>=': 'from', '<': 'below', '<=': 'upTo' } as const
const SIGNS = { '>': '>', '<': '<', '>=': '≥', '<=': '≤' } as const

/** A value as it is read: the option's label, 12 万, yes or no. */
export const showValue = (value: Literal, valued: Valued): string => {
  const words = WORDS[language()]
  if (value.of === 'boolean') return value.text === 'true' ? words.yes : words.no
  if (value.of === 'null') return words.none
  if (value.of === 'length') return showLength(value.text)
  if (value.of === 'number') return valued.kind === 'money' && language() === 'zh' ? folded(value.text) : grouped(value.text)
  const option = valued.options.find(({ code }) => code === value.text)
  return option ? label(option.label) : value.text
}

const showTest = (test: Test, valued: Valued): string => {
  if (test.is === 'equal') return showValue(test.value, valued)
  if (test.is === 'compared') {
    const value = showValue(test.value, valued)
    return valued.kind === 'option' ? WORDS[language()][RANKS[test.by]].replace('{}', value) : `${SIGNS[test.by]} ${value}`
  }
  return `${test.withLow ? '' : '> '}${showValue(test.low, valued)} – ${test.withHigh ? '' : '< '}${showValue(test.high, valued)}`
}

/** A condition as it is read in the table: 不限, 贵宾，私行, 除监管转办, > 20 万. */
export const showCell = (cell: Cell, valued: Valued): string => {
  const words = WORDS[language()]
  if (cell.is === 'any') return words.any
  if (cell.is === 'formula') {
    const ranked = valued.kind === 'option' ? rankedIn(cell.text) : undefined
    return ranked ? words[RANKS[ranked.by]].replace('{}', showValue({ of: 'text', text: ranked.code }, valued)) : `= ${cell.text}`
  }
  if (cell.is === 'other') return cell.text
  const shown = cell.tests.map((test) => showTest(test, valued)).join(words.and)
  return cell.not ? `${words.not}${shown}` : shown
}

export const showWhen = (text: string, valued: Valued): string => showCell(parse(text), valued)

/** A result as it is read; nothing for an empty one. */
export const showThen = (text: string, valued: Valued): string => {
  if (text.trim() === '') return ''
  const cell = parse(text)
  const test = cell.is === 'tests' && !cell.not && cell.tests.length === 1 ? cell.tests[0] : undefined
  return test?.is === 'equal' ? showValue(test.value, valued) : text
}
