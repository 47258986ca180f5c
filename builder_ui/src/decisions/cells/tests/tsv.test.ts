import { expect, test } from 'vitest'
import { dice } from '@/document/tests/random'
import { readTsv, writeTsv } from '../tsv'

test.each([
  ['a\tb\nc\td', [['a', 'b'], ['c', 'd']]], ['a\tb\r\nc\td\r\n', [['a', 'b'], ['c', 'd']]], ['a', [['a']]], ['', [['']]], ['a\t\tb', [['a', '', 'b']]], ['"two\nlines"\tx', [['two\nlines', 'x']]],
  ['"say ""hi"""\tx', [['say "hi"', 'x']]], ['"vip"\t"mass"', [['"vip"', '"mass"']]], ['"vip", "mass"\t> 5', [['"vip", "mass"', '> 5']]], ['5"\t6"', [['5"', '6"']]], ['\n', [['']]],
])('%j is read as %j', (text, rows) => expect(readTsv(text)).toEqual(rows))

test('what is written is read back, whatever the cells hold', () => {
  const { below, pick } = dice(3)
  const pieces = ['a', '贵宾', '\t', '\n', '"', '""', ' ', '> 5', ', ', '"vip"']
  for (let run = 0; run < 2000; run += 1) {
    const width = 1 + below(4)
    const rows = Array.from({ length: 1 + below(4) }, () => Array.from({ length: width }, () => Array.from({ length: below(4) }, () => pick(pieces)).join('')))
    if (rows.length > 1 && rows.at(-1)?.every((cell) => cell === '')) continue
    expect(readTsv(writeTsv(rows)), JSON.stringify(rows)).toEqual(rows)
  }
})
