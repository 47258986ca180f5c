import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Option } from '@/runtime/types'
import { kindOf, type Valued } from '../kind'
import { parse, rankedIn } from '../parse'
import { readThen, readWhen, writeList } from '../read'
import { write } from '../write'

interface Vector { type: string; text: string; is?: string; problem?: string }
const file = JSON.parse(readFileSync('../tests/conformance/decisions/cells.json', 'utf8')) as {
  option_sets: Record<string, { ranked: boolean; options: Option[] }>
  when: Vector[]
  then: Vector[]
}
const valuedOf = (type: string): Valued => {
  const set = type.startsWith('option:') ? file.option_sets[type.slice(7)] : undefined
  return { kind: kindOf(type), type, options: set?.options ?? [], ranked: set?.ranked ?? false }
}
/** The same test may be written with other spaces, and what ranks above an option by a list of codes. */
const plain = (cell: string, { options }: Valued) => {
  const found = parse(cell)
  const ranked = found.is === 'formula' ? rankedIn(found.text) : undefined
  if (!ranked || options.length === 0) return write(found)
  const rank = options.findIndex(({ code }) => code === ranked.code)
  return writeList((ranked.by === '>=' ? options.slice(rank) : options.slice(0, rank + 1)).map(({ code }) => code), false)
}
/** Nothing anybody could take for an answer: it stays as it was typed, and the check of the draft says what is wrong. */
const isLeft = (cell: string, text: string) => parse(cell).is === 'other' || cell.replace(/\s|，|,/g, '') === text.replace(/\s|，|,/g, '')
/** Columns the grid takes in FEEL only; what people write there is left as it is, and told to be wrong. */
const LEFT = /^date_time$/
/** In the grid a formula may leave the question mark out, and a text in quotes is told to be wrong by the check. */
const OTHERWISE = new Set(['when number = amount > 5', 'then text = +', 'then date 2026-02-30'])

const all = (['when', 'then'] as const).flatMap((band) => file[band].map((each) => [band, each.type, each.text, each.is ?? `(${each.problem ?? ''})`] as const))

test.each(all.filter(([band, type, text]) => !OTHERWISE.has(`${band} ${type} ${text}`)))('%s in a column of %s, %j is %s, as the server reads it', (band, type, text, is) => {
  const valued = valuedOf(type)
  const cell = (band === 'when' ? readWhen : readThen)(text, valued)
  const isProblem = is.startsWith('(') && is.endsWith(')') && /^\((cell_|)[a-z_]*\)$/.test(is)
  if (isProblem || (LEFT.test(type) && plain(cell, valued) !== plain(is, valued))) expect(isLeft(cell, text), cell).toBe(true)
  else expect(plain(cell, valued)).toBe(plain(is, valued))
})
