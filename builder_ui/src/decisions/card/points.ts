import type { CardBody } from '../document'

/** The fewest and the most points the card can give, as people compare a score with them. */
export function rangeOf(doc: CardBody): { low: number; high: number } {
  let low = Number(doc.base ?? 0)
  let high = low
  for (const { bins, otherwise } of doc.characteristics) {
    const points = [...bins.map((bin) => Number(bin.points)), Number(otherwise?.points ?? 0)].filter((each) => !Number.isNaN(each))
    low += Math.min(...points)
    high += Math.max(...points)
  }
  return { low, high }
}
