import { label, language } from '@/i18n'
import { labelOf, type Row, type TableBody } from '../document'
import type { Valued } from './kind'
import { parse } from './parse'
import { phrase, withUnit } from './phrase'
import { showThen } from './words'

/** A piece of a sentence; those that come from a cell are marked. */
export interface Piece {
  readonly text: string
  readonly mark?: 'when' | 'then'
}

const SAID = {
  zh: { when: '当', comma: '，', last: '，且', then: '时，', always: '任何情况下，', is: '为', end: '。', none: '空' },
  en: { when: 'When ', comma: ', ', last: ' and ', then: ', ', always: 'In every case, ', is: ' is ', end: '.', none: 'empty' },
} as const

/** The name of a column without the unit in brackets. */
export const bare = (text: string): string => text.replace(/\s*[（(][^（）()]*[）)]\s*$/, '') || text

/** The unit a label carries in brackets: 小时 of 时限（小时）. */
export const unitOf = (text: string): string | undefined => /[（(]([^（）()]*)[）)]\s*$/.exec(text)?.[1]

/** A row read as one sentence: 当客户级别为 普通，且涉及金额 大于 5 万元 时，处理岗为 客户经理，时限为 8 小时。 */
export function sentenceOf(doc: Pick<TableBody, 'inputs' | 'outputs'>, row: Row, valuedOf: (uid: string) => Valued, nameOf: (uid: string) => string): Piece[] {
  const said = SAID[language()]
  const conditions = doc.inputs.flatMap((input, index) => {
    const valued = valuedOf(input.uid)
    const words = phrase(parse(row.when[index] ?? ''), valued)
    return words === undefined ? [] : [{ name: nameOf(input.uid), words }]
  })
  const results = doc.outputs.map((output, index) => {
    const valued = valuedOf(output.uid)
    const shown = showThen(row.then[index] ?? '', valued)
    return { name: bare(label(labelOf(output))), words: shown === '' ? said.none : withUnit(shown, valued) }
  })
  const pieces: Piece[] = []
  if (conditions.length === 0) pieces.push({ text: said.always })
  conditions.forEach(({ name, words }, index) => {
    const before = index === 0 ? said.when : index === conditions.length - 1 ? said.last : said.comma
    // the verb stays outside of the mark: 级别为 [贵宾]
    const [, verb = '', rest = words] = /^(为|不是|is not |is )(?!空|empty)(.+)$/.exec(words) ?? []
    const inside = verb === '不是' || verb === 'is not ' ? words : rest
    pieces.push({ text: `${before}${name}${language() === 'en' ? ' ' : ''}${inside === words ? '' : verb}` }, { text: inside, mark: 'when' })
  })
  if (conditions.length > 0) pieces.push({ text: said.then })
  results.forEach(({ name, words }, index) => {
    pieces.push({ text: `${index === 0 ? '' : said.comma}${name}${said.is}` }, { text: words, mark: 'then' })
  })
  return [...pieces, { text: said.end }]
}

/** A sentence as plain text, to be copied. */
export const plainText = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')
