/**
 * What Python says, said by the browser: trees, records and results written by `tests/support/expression_lines.py`.
 * The pytest beside it (`tests/conformance/test_browser.py`) names the file in LANGQIAO_EXPRESSION_LINES; alone, the
 * test says nothing.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileTree, readGiven, Unsupported, type Entries, type GivenJson } from '..'
import { read, write, type Written } from './written'

interface Line {
  about: string
  schema: number
  tree: unknown
  rows: [record: Written, value: Written][]
}

const file = process.env.LANGQIAO_EXPRESSION_LINES

test.skipIf(!file)('the browser gives what Python gives', () => {
  const [head = '', ...lines] = readFileSync(file ?? '', 'utf8').trimEnd().split('\n')
  const given = readGiven((JSON.parse(head) as { given: GivenJson }).given)
  const differences: string[] = []
  const unsupported = new Map<string, number>()
  let [trees, rows] = [0, 0]
  for (const text of lines) {
    const line = JSON.parse(text) as Line
    try {
      const expression = compileTree(line.tree, line.schema)
      trees++
      for (const [record, expected] of line.rows) {
        rows++
        const got = JSON.stringify(write(expression.value(read(record) as Entries, given)))
        if (got !== JSON.stringify(expected)) differences.push(`${line.about} on ${JSON.stringify(record)}: ${got}, not ${JSON.stringify(expected)}`)
      }
    } catch (error) {
      if (!(error instanceof Unsupported)) throw new Error(`${line.about}: ${String(error)}`, { cause: error })
      unsupported.set(error.what, (unsupported.get(error.what) ?? 0) + 1)
    }
  }
  console.log(JSON.stringify({ trees, rows, differences: differences.length, unsupported: Object.fromEntries(unsupported) }))
  expect(differences.slice(0, 20)).toEqual([])
}, 600_000)
