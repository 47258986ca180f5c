import { HighlightStyle, StreamLanguage, syntaxHighlighting, type StringStream } from '@codemirror/language'
import { tags } from '@lezer/highlight'

const WORDS = new Set(['and', 'or', 'if', 'then', 'else', 'for', 'in', 'return', 'some', 'every', 'satisfies', 'between', 'instance', 'of', 'at', 'least', 'most', 'not', 'function'])
const VALUES = new Set(['true', 'false', 'null'])
const CLOSING: Record<string, string> = { '"': '"', '“': '”', '”': '”', '＂': '＂' }
const LETTER = /[\p{L}_?]/u
const NAME = /[\p{L}\p{N}_'’?]/u

/** One token of the language, for colouring only; signs may be full-width. */
export function token(stream: StringStream): string | null {
  if (stream.eatSpace()) return null
  const letter = stream.next()
  if (letter === undefined) return null
  const close = CLOSING[letter]
  if (close !== undefined) {
    let escaped = false
    for (let next = stream.next(); next !== undefined; next = stream.next()) {
      if (!escaped && (next === close || (close === '”' && next === '"'))) break
      escaped = next === '\\' && !escaped
    }
    return 'string'
  }
  if (letter === '/' && stream.peek() === '/') {
    stream.skipToEnd()
    return 'comment'
  }
  if (/[0-9０-９]/.test(letter)) {
    stream.match(/^[0-9０-９]*([.．][0-9０-９]+)?([eE][+-]?\d+)?/)
    return 'number'
  }
  if (LETTER.test(letter)) {
    let word = letter
    for (let next = stream.peek(); next !== undefined && next !== null && NAME.test(next); next = stream.peek()) word += String(stream.next())
    if (VALUES.has(word)) return 'atom'
    if (WORDS.has(word)) return 'keyword'
    return stream.match(/^\s*[(（]/, false) ? 'function' : 'variableName'
  }
  if (/[-+*/<>=!＋－＊／＜＞＝！]/.test(letter)) return 'operator'
  return 'punctuation'
}

export const feel = StreamLanguage.define({
  name: 'feel',
  token,
  tokenTable: { function: tags.function(tags.variableName) },
  languageData: { closeBrackets: { brackets: ['(', '[', '{', '"', '（'] } },
})

/** Colours come from the tokens of the visual language: classes, styled in formulas.css. */
export const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.keyword, class: 'lq-feel-word' },
    { tag: tags.atom, class: 'lq-feel-word' },
    { tag: tags.string, class: 'lq-feel-text' },
    { tag: tags.number, class: 'lq-feel-number' },
    { tag: tags.function(tags.variableName), class: 'lq-feel-call' },
    { tag: tags.comment, class: 'lq-feel-comment' },
  ]),
)
