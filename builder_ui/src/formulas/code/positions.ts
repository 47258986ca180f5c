/** Where a code point of a text stands in UTF-16, as the editor counts; the server counts code points. */
export function toUnits(text: string, point: number): number {
  let units = 0
  let points = 0
  for (const letter of text) {
    if (points >= point) break
    units += letter.length
    points += 1
  }
  return units
}

/** The other way round. */
export const toPoints = (text: string, unit: number): number => [...text.slice(0, unit)].length
