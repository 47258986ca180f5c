/** How lines turn. */
export const CORNER = 8

/** From the middle along the bar and down into a column. */
export function turned(axis: number, bar: number, x: number, to: number): string {
  if (x === axis) return `M${axis} ${bar}V${to}`
  const side = x < axis ? 1 : -1
  return `M${axis} ${bar}H${x + side * CORNER}Q${x} ${bar} ${x} ${bar + CORNER}V${to}`
}

/** Down a column and along the bar to the middle. */
export function joined(x: number, from: number, axis: number, bar: number): string {
  if (x === axis) return `M${x} ${from}V${bar + CORNER}`
  const side = x < axis ? 1 : -1
  return `M${x} ${from}V${bar}Q${x} ${bar + CORNER} ${x + side * CORNER} ${bar + CORNER}H${axis}`
}
