import type { Cell, Literal, Test } from './cell'

/** A text as a FEEL literal. */
export const quoted = (text: string): string => `"${text.replace(/[\\"]/g, (mark) => `\\${mark}`).replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`

/** A value as FEEL text. */
export const writeLiteral = (literal: Literal): string => (literal.of === 'text' ? quoted(literal.text) : literal.of === 'date' ? `date("${literal.text}")` : literal.of === 'length' ? `@"${literal.text}"` : literal.text)

const writeTest = (test: Test): string => {
  if (test.is === 'equal') return writeLiteral(test.value)
  if (test.is === 'compared') return `${test.by} ${writeLiteral(test.value)}`
  return `${test.withLow ? '[' : '('}${writeLiteral(test.low)}..${writeLiteral(test.high)}${test.withHigh ? ']' : ')'}`
}

/** A cell as FEEL text, as it is stored. */
export const write = (cell: Cell): string => {
  if (cell.is === 'any') return '-'
  if (cell.is === 'formula') return `= ${cell.text}`
  if (cell.is === 'other') return cell.text
  const tests = cell.tests.map(writeTest).join(', ')
  return cell.not ? `not(${tests})` : tests
}
