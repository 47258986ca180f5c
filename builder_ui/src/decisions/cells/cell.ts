/** What a cell says, taken apart: the restricted tests a business table may hold, or a formula. */

export type Literal =
  | { readonly of: 'text'; readonly text: string }
  | { readonly of: 'number'; readonly text: string }
  | { readonly of: 'boolean'; readonly text: 'true' | 'false' }
  | { readonly of: 'date'; readonly text: string }
  /** A length of time, as the standard writes it: P30D, P1Y6M. */
  | { readonly of: 'length'; readonly text: string }
  | { readonly of: 'null'; readonly text: 'null' }

export const COMPARISONS = ['>=', '<=', '>', '<'] as const
export type Comparison = (typeof COMPARISONS)[number]

export type Test =
  | { readonly is: 'equal'; readonly value: Literal }
  | { readonly is: 'compared'; readonly by: Comparison; readonly value: Literal }
  | { readonly is: 'between'; readonly low: Literal; readonly high: Literal; readonly withLow: boolean; readonly withHigh: boolean }

export type Cell =
  | { readonly is: 'any' }
  | { readonly is: 'tests'; readonly not: boolean; readonly tests: readonly Test[] }
  | { readonly is: 'formula'; readonly text: string }
  /** Text that is none of these: kept as it is, and the server says what is wrong with it. */
  | { readonly is: 'other'; readonly text: string }

export const ANYTHING: Cell = { is: 'any' }
export const equal = (value: Literal): Test => ({ is: 'equal', value })
export const listed = (values: readonly Literal[], not = false): Cell => ({ is: 'tests', not, tests: values.map(equal) })
export const text = (value: string): Literal => ({ of: 'text', text: value })
export const number = (value: string): Literal => ({ of: 'number', text: value })
export const date = (value: string): Literal => ({ of: 'date', text: value })
export const length = (value: string): Literal => ({ of: 'length', text: value })
export const NULL: Literal = { of: 'null', text: 'null' }

/** The values of a cell that only lists some; undefined for every other cell. */
export const valuesOf = (cell: Cell): readonly string[] | undefined => {
  if (cell.is !== 'tests') return undefined
  const values = cell.tests.map((test) => (test.is === 'equal' ? test.value.text : undefined))
  return values.includes(undefined) ? undefined : (values as string[])
}
