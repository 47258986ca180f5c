import { moved } from '../lists'
import type { TableCommand } from '../types'

/** Move a column among those of its band; the cells go with it. */
export const moveColumn = (uid: string, by: number): TableCommand => ({
  name: 'moveColumn',
  apply: (doc) => {
    const input = doc.inputs.findIndex((each) => each.uid === uid)
    if (input >= 0) {
      const inputs = moved(doc.inputs, input, input + by)
      return inputs === doc.inputs ? doc : { ...doc, inputs, rows: doc.rows.map((row) => ({ ...row, when: moved(row.when, input, input + by) })) }
    }
    const output = doc.outputs.findIndex((each) => each.uid === uid)
    if (output < 0) return doc
    const outputs = moved(doc.outputs, output, output + by)
    return outputs === doc.outputs ? doc : { ...doc, outputs, rows: doc.rows.map((row) => ({ ...row, then: moved(row.then, output, output + by) })) }
  },
})
