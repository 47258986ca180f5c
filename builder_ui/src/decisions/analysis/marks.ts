import { ANY, type Row, type TableBody } from '../document'
import type { Analysis, Overlap } from '../api'
import type { Label } from '@/i18n'

/** What the analysis says of one row. */
export interface RowMark {
  /** By the place of the condition: the numbers of the rows it overlaps with. */
  readonly overlaps: ReadonlyMap<number, readonly number[]>
  readonly masked?: Label
  readonly dead?: Label
}

/** Overlaps that somebody has to settle. */
export const harmful = (analysis: Analysis | undefined): Overlap[] => (analysis?.overlaps ?? []).filter((each) => each.harmful)

/** The condition two rows are told apart by, yet both meet: where the mark stands. */
function markedInput(doc: Pick<TableBody, 'inputs'>, first: Row | undefined, second: Row | undefined, { inputs }: Overlap): number {
  const differs = doc.inputs.findIndex((_, index) => first?.when[index] !== second?.when[index] && first?.when[index] !== ANY && second?.when[index] !== ANY)
  if (differs >= 0) return differs
  const either = doc.inputs.findIndex((_, index) => first?.when[index] !== second?.when[index])
  if (either >= 0) return either
  return Math.max(0, doc.inputs.findIndex(({ uid, name }) => inputs.some(({ input }) => input === uid || input === name)))
}

/** The marks of every row the analysis has something to say of. */
export function marksOf(doc: Pick<TableBody, 'inputs' | 'rows'>, analysis: Analysis | undefined): ReadonlyMap<string, RowMark> {
  const marks = new Map<string, { overlaps: Map<number, number[]>; masked?: Label; dead?: Label }>()
  if (!analysis) return marks
  const numbers = new Map(doc.rows.map(({ uid }, index) => [uid, index + 1] as const))
  const rowOf = (uid: string) => doc.rows[(numbers.get(uid) ?? 0) - 1]
  const of = (uid: string) => {
    const mark = marks.get(uid) ?? { overlaps: new Map<number, number[]>() }
    marks.set(uid, mark)
    return mark
  }
  for (const overlap of harmful(analysis)) {
    const [one, other] = overlap.rows
    const input = markedInput(doc, rowOf(one), rowOf(other), overlap)
    for (const [uid, others] of [[one, other], [other, one]] as const) {
      const number = numbers.get(others)
      if (number === undefined || !numbers.has(uid)) continue
      const { overlaps } = of(uid)
      overlaps.set(input, [...(overlaps.get(input) ?? []), number].sort((a, b) => a - b))
    }
  }
  for (const { row, sentence } of analysis.masked) if (numbers.has(row)) of(row).masked = sentence
  for (const { row, sentence } of analysis.dead) if (numbers.has(row)) of(row).dead = sentence
  return marks
}
