import * as values from '../values/decimal'
import { Decimal, ZERO } from '../values/decimal'

/** A number of a test, written out. */
export const decimal = (text: string): Decimal => Decimal.parse(text) ?? ZERO

export const add = (a: string, b: string) => values.add(decimal(a), decimal(b))
export const multiply = (a: string, b: string) => values.multiply(decimal(a), decimal(b))
export const divide = (a: string, b: string) => values.divide(decimal(a), decimal(b))
export const compare = (a: string, b: string) => decimal(a).compare(decimal(b))
