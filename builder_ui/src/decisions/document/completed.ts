import { fitted } from './commands/insertRows'
import { isCard, type DecisionBody } from './types'

/** A decision as the designer needs it: every row has exactly the cells the table has. */
export function completed(doc: DecisionBody): DecisionBody {
  if (isCard(doc)) return doc
  const whole = doc.rows.every(({ when, then }) => when.length === doc.inputs.length && then.length === doc.outputs.length)
  return whole ? doc : { ...doc, rows: doc.rows.map((row) => fitted(doc, row)) }
}
