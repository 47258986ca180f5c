import { allowed, following, SEEN, WRITTEN, type MatrixColumn, type MatrixField, type Right, type Seen, type Setting } from './matrix'
import type { Write } from '../bodies'

/** A cell of the grid. Column 0 is the field's name; then two for each grant: what is seen, what is written. */
export interface Spot {
  readonly row: number
  readonly column: number
}

/** A block of cells, from where it was begun to where it reaches. */
export interface Selected {
  readonly anchor: Spot
  readonly focus: Spot
}

export const at = (row: number, column: number): Selected => ({ anchor: { row, column }, focus: { row, column } })

export const spanOf = ({ anchor, focus }: Selected) => ({
  top: Math.min(anchor.row, focus.row), bottom: Math.max(anchor.row, focus.row), left: Math.min(anchor.column, focus.column), right: Math.max(anchor.column, focus.column),
})

const within = (value: number, most: number) => Math.max(0, Math.min(value, most))

/** The block after a step; with `extends` it grows to the new focus. */
export function stepped({ anchor, focus }: Selected, [down, right]: readonly [number, number], extend: boolean, rows: number, columns: number): Selected {
  const next = { row: within(focus.row + down, rows - 1), column: within(focus.column + right, columns - 1) }
  return { anchor: extend ? anchor : next, focus: next }
}

/** Which grant a cell belongs to and which half of it. */
export const halfOf = (column: number): { grant: number; half: 'seen' | 'write' } | undefined =>
  column < 1 ? undefined : { grant: Math.floor((column - 1) / 2), half: column % 2 === 1 ? 'seen' : 'write' }

/** What is to be set, by column of the matrix and by field. */
export type Edits = Map<MatrixColumn, Map<MatrixField, Setting>>

const put = (edits: Edits, column: MatrixColumn, field: MatrixField, setting: Setting) => {
  const fields = edits.get(column) ?? new Map<MatrixField, Setting>()
  const before = fields.get(field)
  fields.set(field, setting === 'inherit' || before === undefined || before === 'inherit' ? setting : { ...before, ...setting })
  edits.set(column, fields)
}

/** The same setting for some fields in some columns. */
export function everywhere(fields: readonly MatrixField[], columns: readonly MatrixColumn[], setting: Setting): Edits {
  const edits: Edits = new Map()
  for (const column of columns) for (const field of fields) put(edits, column, field, setting)
  return edits
}

/** The cells of a block, with the field, the column and the half of each. */
function* cells(selected: Selected, fields: readonly MatrixField[], columns: readonly MatrixColumn[]) {
  const { top, bottom, left, right } = spanOf(selected)
  for (let row = top; row <= bottom; row += 1) {
    for (let column = Math.max(1, left); column <= right; column += 1) {
      const half = halfOf(column)
      const [field, grant] = [fields[row], half && columns[half.grant]]
      if (field && half && grant) yield { row, column, field, grant, half: half.half }
    }
  }
}

const settingOf = (half: 'seen' | 'write', value: string): Setting => (half === 'seen' ? { seen: value as Seen } : { write: value as Write })

/** What the cell may hold, in the order in which Space goes through it. */
export const choicesOf = (field: MatrixField, column: MatrixColumn, half: 'seen' | 'write'): readonly string[] =>
  half === 'seen' ? SEEN.filter((seen) => allowed(field, column.denies, seen)) : WRITTEN

type RightOf = (column: MatrixColumn, field: MatrixField) => Right

/** Every cell of the block, of the kind of the one with the focus, gets the choice that follows the one there; or the choice of a number. */
export function turned(selected: Selected, fields: readonly MatrixField[], columns: readonly MatrixColumn[], rightOf: RightOf, choice?: number): Edits {
  const edits: Edits = new Map()
  const half = halfOf(selected.focus.column)
  const [field, column] = [fields[selected.focus.row], half && columns[half.grant]]
  if (!half || !field || !column) return edits
  const choices = choicesOf(field, column, half.half)
  const value = choice === undefined ? following(choices, rightOf(column, field)[half.half]) : choices[choice]
  if (value !== undefined) for (const cell of cells(selected, fields, columns)) if (cell.half === half.half) put(edits, cell.grant, cell.field, settingOf(half.half, value))
  return edits
}

/** Every row of the block gets what stands in its first; of a single cell, what stands above it. */
export function filled(selected: Selected, fields: readonly MatrixField[], columns: readonly MatrixColumn[], rightOf: RightOf): Edits {
  const edits: Edits = new Map()
  const { top, bottom } = spanOf(selected)
  const from = fields[top === bottom ? top - 1 : top]
  if (!from) return edits
  for (const cell of cells(selected, fields, columns)) if (cell.field !== from) put(edits, cell.grant, cell.field, settingOf(cell.half, rightOf(cell.grant, from)[cell.half]))
  return edits
}

/** What is said for the fields of the block themselves goes: `*` decides again, or nothing does. */
export function inherited(selected: Selected, fields: readonly MatrixField[], columns: readonly MatrixColumn[]): Edits {
  const edits: Edits = new Map()
  for (const cell of cells(selected, fields, columns)) if (cell.field.name !== '*') put(edits, cell.grant, cell.field, 'inherit')
  return edits
}

/** The block as rows of words, for a spreadsheet. */
export const copied = (selected: Selected, fields: readonly MatrixField[], columns: readonly MatrixColumn[], rightOf: RightOf, wordOf: (value: string) => string): string[][] => {
  const rows = new Map<number, string[]>()
  for (const cell of cells(selected, fields, columns)) rows.set(cell.row, [...(rows.get(cell.row) ?? []), wordOf(rightOf(cell.grant, cell.field)[cell.half])])
  return [...rows.values()]
}

/** Words put in from the block's first cell on; one word alone fills the whole block. `unread` are those no cell may hold. */
export function pasted(selected: Selected, words: readonly (readonly string[])[], fields: readonly MatrixField[], columns: readonly MatrixColumn[], readWord: (half: 'seen' | 'write', word: string) => string | undefined): { edits: Edits; unread: string[] } {
  const edits: Edits = new Map()
  const unread: string[] = []
  const { top, left } = spanOf(selected)
  const [height, width] = [words.length, Math.max(...words.map((row) => row.length))]
  const from = Math.max(1, left)
  const alone = height === 1 && width === 1
  const block: Selected = alone ? selected : { anchor: { row: top, column: from }, focus: { row: top + height - 1, column: from + width - 1 } }
  for (const cell of cells(block, fields, columns)) {
    const word = (alone ? words[0]?.[0] : words[cell.row - top]?.[cell.column - from])?.trim() ?? ''
    if (word === '') continue
    const value = readWord(cell.half, word)
    if (value === undefined) unread.push(word)
    else put(edits, cell.grant, cell.field, settingOf(cell.half, value))
  }
  return { edits, unread }
}
