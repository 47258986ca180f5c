import { readThen, readWhen } from '../cells/read'
import { showThen, showWhen } from '../cells/words'
import type { Valued } from '../cells/kind'
import { parse } from '../cells/parse'
import type { Column } from '../document'
import { ANY } from '../document'

/** A cell as it is read in the grid. */
export const shownIn = (column: Column, text: string, valued: Valued): string => (column.band === 'when' ? showWhen(text, valued) : column.band === 'then' ? showThen(text, valued) : text)

/** What somebody typed into a cell, as it is stored. */
export const readInto = (column: Column, typed: string, valued: Valued): string => (column.band === 'when' ? readWhen(typed, valued) : column.band === 'then' ? readThen(typed, valued) : typed.trim())

/** A cell as it is edited or copied: in words where these mean the same when typed in again, and as stored where not. */
export const typedFor = (column: Column, text: string, valued: Valued): string => {
  const shown = shownIn(column, text, valued)
  return readInto(column, shown, valued) === text || (column.band === 'when' && text === '') ? shown : text
}

/** What a cell says once it is emptied. */
export const emptied = (column: Column): string => (column.band === 'when' ? ANY : '')

/** The text of a cell could not be read at all; the server says more once the draft is saved. */
export const unread = (column: Column, text: string, valued: Valued): boolean => {
  if (column.band === 'note' || text.trim() === '' || text.trim() === '-') return false
  const cell = parse(text)
  if (cell.is === 'other') return valued.kind !== 'other' && valued.kind !== 'date_time'
  if (column.band === 'when' || cell.is !== 'tests') return false
  return cell.not || cell.tests.length > 1 || cell.tests[0]?.is !== 'equal'
}
