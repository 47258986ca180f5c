import { Decimal } from '../values/decimal'
import { lengthInPoints, points, type Value } from '../values/types'
import { builtIn } from './signature'

const TEXT = 'string: string'
const MATCH = 'match: string'

/** A position as the language counts, from 1 or from the end, as one that counts from 0; null for none of them. */
export const fromZero = (position: Value, length: number): number | null => {
  const at = Number((position as Decimal).truncated())
  return at === 0 || Math.abs(at) > length ? null : at > 0 ? at - 1 : length + at
}

builtIn('substring', [TEXT, 'start position: number', 'length: number?'], (text, start, length = null) => {
  const all = points(text as string)
  const begin = fromZero(start as Value, all.length)
  if (begin === null || (length instanceof Decimal && length.compare(Decimal.of(1)) < 0)) return null
  return all.slice(begin, length instanceof Decimal ? begin + Number(length.truncated()) : undefined).join('')
})

builtIn('string length', [TEXT], (text) => Decimal.of(lengthInPoints(text as string)))
builtIn('upper case', [TEXT], (text) => (text as string).toUpperCase())
// each character by itself: no rule of Greek about the last of a word
builtIn('lower case', [TEXT], (text) => points(text as string).map((each) => each.toLowerCase()).join(''))

/** A function of two texts. */
const ofTexts = (name: string, call: (text: string, match: string) => Value) =>
  builtIn(name, [TEXT, MATCH], (text, match) => call(text as string, match as string))

ofTexts('substring before', (text, match) => (match && text.includes(match) ? text.slice(0, text.indexOf(match)) : ''))
ofTexts('substring after', (text, match) => (text.includes(match) ? text.slice(text.indexOf(match) + match.length) : ''))
ofTexts('contains', (text, match) => text.includes(match))
ofTexts('starts with', (text, match) => text.startsWith(match))
ofTexts('ends with', (text, match) => text.endsWith(match))

builtIn('string join', ['list: list', 'delimiter: string|null?'], (items, delimiter = null) => {
  const texts = items as readonly Value[]
  if (texts.some((item) => item !== null && typeof item !== 'string')) return null
  return texts.filter((item) => item !== null).join((delimiter as string | null) ?? '')
})
