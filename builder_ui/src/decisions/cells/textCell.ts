import { equal, NULL, text, type Cell } from './cell'
import { parse } from './parse'

const NOT = /^(?:not\s*\((.+)\)|(?:除了|除|not\s+|except\s+|other than\s+)(.+?)(?:以外|之外|外)?)$/is
const PREFIX = /^(?:!=|<>|≠|不等于|不是)\s*(.+)$/s
const LIST = /\s*[,，、;；\n]\s*/
const NOTHING = /^(?:空|为空|空值|empty|null)$/i
const NOT_EMPTY = /^(?:非空|不为空|有值|not\s*null|not\(null\)|!=\s*null)$/i

/** Texts as people write them, by the rules of the server: what stands there means itself, signs and all. */
export function readTextCell(typed: string): Cell | undefined {
  const source = typed.trim()
  if (NOT_EMPTY.test(source)) return { is: 'tests', not: true, tests: [equal(NULL)] }
  if (/["“”]/.test(source)) {
    const feel = parse(source.replace(/[“”]/g, '"'))
    return feel.is === 'tests' ? feel : undefined
  }
  const named = (part: string) => part.split(LIST).filter((each) => each !== '').map((each) => equal(NOTHING.test(each) ? NULL : text(each)))
  const [, inside, but] = NOT.exec(source) ?? []
  const [, other] = PREFIX.exec(source) ?? []
  const excluded = inside ?? but ?? other
  const tests = named(excluded ?? source.replace(/^[=＝]\s*/, ''))
  return tests.length === 0 ? undefined : { is: 'tests', not: excluded !== undefined, tests }
}
