import type { TableCommand } from '../types'

/** Take a column out with its cells. The last result column stays: a table without one decides nothing. */
export const removeColumn = (uid: string): TableCommand => ({
  name: 'removeColumn',
  apply: (doc) => {
    const input = doc.inputs.findIndex((each) => each.uid === uid)
    const output = doc.outputs.findIndex((each) => each.uid === uid)
    const rest = <T>(items: readonly T[], at: number): T[] => items.filter((_, index) => index !== at)
    if (input >= 0) return { ...doc, inputs: rest(doc.inputs, input), rows: doc.rows.map((row) => ({ ...row, when: rest(row.when, input) })) }
    if (output < 0 || doc.outputs.length === 1) return doc
    return { ...doc, outputs: rest(doc.outputs, output), rows: doc.rows.map((row) => ({ ...row, then: rest(row.then, output) })) }
  },
})
