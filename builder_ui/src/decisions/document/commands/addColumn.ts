import { inserted } from '../lists'
import { ANY, type Input, type Output, type TableCommand } from '../types'

/** Put a condition column in; every row says nothing about it yet. */
export const addInput = (input: Input, at = Infinity): TableCommand => ({
  name: 'addColumn',
  apply: (doc) => {
    const place = Math.max(0, Math.min(at, doc.inputs.length))
    if (doc.inputs.some(({ uid }) => uid === input.uid)) return doc
    return { ...doc, inputs: inserted(doc.inputs, place, input), rows: doc.rows.map((row) => ({ ...row, when: inserted(row.when, place, ANY) })) }
  },
})

/** Put a result column in; every row gives its default, or nothing yet. */
export const addOutput = (output: Output, at = Infinity): TableCommand => ({
  name: 'addColumn',
  apply: (doc) => {
    const place = Math.max(0, Math.min(at, doc.outputs.length))
    if (doc.outputs.some(({ uid }) => uid === output.uid)) return doc
    return { ...doc, outputs: inserted(doc.outputs, place, output), rows: doc.rows.map((row) => ({ ...row, then: inserted(row.then, place, output.default ?? '') })) }
  },
})
