import type { FieldMeta, Json, Values } from '../types'
import { readCell, writtenCell } from './cells'

/** A row of a sub-table as it travels; one without an id is new. */
export type Row = Values

/** A cell by the place of its row and of its column. */
export interface Place {
  row: number
  column: number
}

/** What was typed or pasted and could not be read stays in its cell as text; the server says what is wrong with it. */
export const rowsOf = (value: Json | undefined): Row[] =>
  Array.isArray(value) ? value.filter((each): each is Row => typeof each === 'object' && each !== null && !Array.isArray(each)) : []

/** A new row: the defaults of its columns. */
export const freshRow = (columns: readonly FieldMeta[]): Row =>
  Object.fromEntries(columns.filter((column) => column.default != null).map((column) => [column.name, column.default]))

export const isGiven = (column: FieldMeta): boolean => column.read_only || column.write === 'never'

export const withCell = (rows: readonly Row[], at: number, name: string, value: Json): Row[] =>
  rows.map((row, index) => (index === at ? { ...row, [name]: value } : row))

export const inserted = (rows: readonly Row[], at: number, row: Row): Row[] => [...rows.slice(0, at), row, ...rows.slice(at)]

export const duplicated = (rows: readonly Row[], at: number): Row[] => {
  const copy = { ...rows[at] }
  delete copy.id
  return inserted(rows, at + 1, copy)
}

export const removed = (rows: readonly Row[], at: number): Row[] => rows.filter((_, index) => index !== at)

export const moved = (rows: readonly Row[], from: number, to: number): Row[] => {
  const row = rows[from]
  return row && to >= 0 && to < rows.length ? inserted(removed(rows, from), to, row) : [...rows]
}

/** The value of a cell put into every cell below it, down to a row. */
export const filledDown = (rows: readonly Row[], { row: from }: Place, name: string, to: number): Row[] =>
  rows.map((row, index) => (index > from && index <= to ? { ...row, [name]: rows[from]?.[name] ?? null } : row))

/** A block as a spreadsheet puts it on the clipboard: lines of cells; a cell in quotes may hold line ends. */
export const blockOf = (text: string): string[][] => {
  const lines: string[][] = [['']]
  let quoted = false
  const put = (sign: string) => {
    const line = lines[lines.length - 1] ?? []
    line[line.length - 1] = (line[line.length - 1] ?? '') + sign
  }
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? ''
    const cell = lines[lines.length - 1]?.at(-1) ?? ''
    if (quoted && sign === '"' && source[at + 1] === '"') {
      put('"')
      at += 1
    } else if (sign === '"' && (quoted || cell === '')) quoted = !quoted
    else if (sign === '\t' && !quoted) lines[lines.length - 1]?.push('')
    else if (sign === '\n' && !quoted) lines.push([''])
    else put(sign)
  }
  return lines
}

/** A block put in from a cell on: rows are added as they are needed, what is worked out is passed over. */
export const pasted = (rows: readonly Row[], { row: from, column }: Place, block: readonly string[][], columns: readonly FieldMeta[], most: number): Row[] => {
  const next = [...rows]
  block.forEach((line, index) => {
    const at = from + index
    if (at >= most) return
    const row = { ...(next[at] ?? freshRow(columns)) }
    line.forEach((text, shift) => {
      const into = columns[column + shift]
      if (into && !isGiven(into)) row[into.name] = readCell(into, text)
    })
    next[at] = row
  })
  return next
}

/** Cells as a spreadsheet takes them. */
export const copied = (rows: readonly Row[], columns: readonly FieldMeta[]): string =>
  rows.map((row) => columns.map((column) => quotedIfNeeded(writtenCell(column, row[column.name] ?? null))).join('\t')).join('\n')

const quotedIfNeeded = (text: string): string => (/[\t\n"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text)

const EXACT = /^-?\d+(\.\d+)?$/

/** The exact sum of the numbers of a column, as a decimal text; what is no number is passed over. */
export const totalOf = (rows: readonly Row[], name: string): string => {
  let [sum, places] = [0n, 0]
  for (const row of rows) {
    const text = String(row[name] ?? '')
    if (!EXACT.test(text)) continue
    const [whole = '0', fraction = ''] = text.split('.')
    if (fraction.length > places) {
      sum *= 10n ** BigInt(fraction.length - places)
      places = fraction.length
    }
    sum += BigInt(whole + fraction.padEnd(places, '0'))
  }
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0')
  const text = places > 0 ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits
  return sum < 0n ? `-${text}` : text
}
