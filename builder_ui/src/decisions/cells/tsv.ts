/** Text of a spreadsheet on the clipboard: cells by tabs, rows by line ends; a cell with either, or a quote, stands in quotes. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let inQuotes = false
  const endCell = () => {
    rows[rows.length - 1]?.push(cell)
    cell = ''
  }
  const source = text.replace(/\r\n?/g, '\n')
  for (let at = 0; at < source.length; at += 1) {
    const mark = source[at] ?? ''
    if (inQuotes) {
      if (mark !== '"') cell += mark
      else if (source[at + 1] === '"') {
        cell += '"'
        at += 1
      } else inQuotes = false
    } else if (mark === '"' && cell === '' && closes(source, at)) inQuotes = true
    else if (mark === '\t') endCell()
    else if (mark === '\n') {
      endCell()
      rows.push([])
    } else cell += mark
  }
  endCell()
  // a spreadsheet ends the last row with a line end of its own
  if (rows.length > 1 && rows[rows.length - 1]?.every((each) => each === '')) rows.pop()
  return rows
}

/** A quote that opens a cell is closed right before a tab, a line end or the end; `"vip", "mass"` is FEEL and stays. */
const closes = (source: string, at: number): boolean => {
  for (let next = at + 1; next < source.length; next += 1) {
    if (source[next] !== '"') continue
    if (source[next + 1] === '"') next += 1
    else return /^($|[\t\n])/.test(source.slice(next + 1, next + 2)) && /["\t\n]/.test(source.slice(at + 1, next))
  }
  return false
}

/** Cells as text for a spreadsheet. */
export const writeTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => (/[\t\n\r]/.test(cell) || cell.startsWith('"') ? `"${cell.replace(/"/g, '""')}"` : cell)).join('\t')).join('\n')
