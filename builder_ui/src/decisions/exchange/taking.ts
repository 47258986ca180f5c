import { newUid } from '@/document'
import { isCard, replaceCard, replaceTable, type DecisionBody, type DecisionCommand } from '../document'

/** Parts that are the same by name stay the same for whoever refers to them. */
const kept = <P extends { readonly uid: string; readonly name: string }>(parts: readonly P[], mine: readonly P[]): P[] => parts.map((part) => ({ ...part, uid: mine.find(({ name }) => name === part.name)?.uid ?? part.uid }))

/** The command that puts what a file says in place of what stands here; both are tables, or both are score cards. */
export function taking(doc: DecisionBody, proposal: DecisionBody): DecisionCommand {
  if (isCard(doc) && isCard(proposal)) {
    const { base, reason_codes, characteristics } = proposal
    return replaceCard({ base, reason_codes, characteristics: kept(characteristics, doc.characteristics) }) as DecisionCommand
  }
  if (isCard(doc) || isCard(proposal)) throw new Error('a table is no score card')
  const { hit_policy, aggregation, inputs, outputs, rows } = proposal
  return replaceTable({
    hit_policy, aggregation, inputs: kept(inputs, doc.inputs), outputs: kept(outputs, doc.outputs), rows: rows.map((row) => ({ ...row, uid: row.uid || newUid() })),
  }) as DecisionCommand
}

/** How many rows or ranges a proposal has. */
export const sizeOf = (proposal: DecisionBody): number => (isCard(proposal) ? proposal.characteristics.reduce((sum, { bins }) => sum + bins.length, 0) : proposal.rows.length)
