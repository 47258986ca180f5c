/** A cell among those that are shown: rows as they are filtered, columns over all bands. */
export interface Spot {
  readonly row: number
  readonly column: number
}

/** The cell that has the focus, and the one a range was begun at. */
export interface Selected {
  readonly focus: Spot
  readonly anchor: Spot
}

export interface Size {
  readonly rows: number
  readonly columns: number
}

export const START: Selected = { focus: { row: 0, column: 0 }, anchor: { row: 0, column: 0 } }

const within = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1))
export const clamped = ({ row, column }: Spot, { rows, columns }: Size): Spot => ({ row: within(row, rows), column: within(column, columns) })

/** One cell, selected alone. */
export const at = (row: number, column: number): Selected => ({ focus: { row, column }, anchor: { row, column } })

/** The selection after a step; extending leaves the anchor where it is. */
export const stepped = ({ focus, anchor }: Selected, by: Spot, extend: boolean, size: Size): Selected => {
  const next = clamped({ row: focus.row + by.row, column: focus.column + by.column }, size)
  return { focus: next, anchor: extend ? anchor : next }
}

/** The cell after this one, row by row; undefined behind the last and before the first. */
export const following = ({ row, column }: Spot, by: 1 | -1, { rows, columns }: Size): Spot | undefined => {
  const place = row * columns + column + by
  return place < 0 || place >= rows * columns ? undefined : { row: Math.floor(place / columns), column: place % columns }
}

/** The corners of a selection, in order. */
export const spanOf = ({ focus, anchor }: Selected) => ({
  top: Math.min(focus.row, anchor.row), bottom: Math.max(focus.row, anchor.row),
  left: Math.min(focus.column, anchor.column), right: Math.max(focus.column, anchor.column),
})
