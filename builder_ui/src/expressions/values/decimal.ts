/** The digits a number keeps, and how small and large it may be: IEEE 754 decimal128, as everywhere in the language. */
export const PRECISION = 34
export const LARGEST = 6_144
export const SMALLEST = -6_176

export type Rounding = 'even' | 'half up' | 'half down' | 'up' | 'down' | 'floor' | 'ceiling'

const powers: bigint[] = [1n]

/** 10 to a power that is not negative. */
export const ten = (power: number): bigint => (powers[power] ??= 10n ** BigInt(power))

export const magnitude = (digits: bigint): bigint => (digits < 0n ? -digits : digits)

/** How many decimal digits there are; 1 for zero. */
export const lengthOf = (digits: bigint): number => magnitude(digits).toString().length

/** Away from zero by one, seen from what was cut off. */
const goesUp = (rest: bigint, unit: bigint, kept: bigint, isNegative: boolean, how: Rounding): boolean => {
  const twice = rest * 2n
  switch (how) {
    case 'even': return twice > unit || (twice === unit && kept % 2n === 1n)
    case 'half up': return twice >= unit
    case 'half down': return twice > unit
    case 'up': return true
    case 'down': return false
    case 'floor': return isNegative
    case 'ceiling': return !isNegative
  }
}

/** A whole number without its last digits. */
export const shortened = (digits: bigint, by: number, how: Rounding): bigint => {
  const isNegative = digits < 0n
  const unit = ten(by)
  const all = magnitude(digits)
  const kept = all / unit
  const rest = all % unit
  const made = rest !== 0n && goesUp(rest, unit, kept, isNegative, how) ? kept + 1n : kept
  return isNegative ? -made : made
}

/**
 * A decimal number: whole digits and a power of ten. Exact, so that no amount of money is ever a binary fraction;
 * what an operation gives is rounded to 34 digits, half even, and is null where it has no finite result.
 */
export class Decimal {
  constructor(readonly digits: bigint, readonly exponent: number) {}

  static of(value: number | bigint): Decimal {
    return new Decimal(BigInt(value), 0)
  }

  /** A number as text: `-12.30`, `1.5E+3`; null when it is none. */
  static parse(text: string): Decimal | null {
    const found = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/.exec(text)
    if (!found) return null
    const [, sign = '', whole = '', fraction = '', power = '0'] = found
    if (whole + fraction === '') return null
    const digits = BigInt(whole + fraction)
    return new Decimal(sign === '-' ? -digits : digits, Number(power) - fraction.length)
  }

  get isZero(): boolean {
    return this.digits === 0n
  }

  /** The power of ten of its first digit. */
  get order(): number {
    return lengthOf(this.digits) + this.exponent - 1
  }

  negated(): Decimal {
    return new Decimal(-this.digits, this.exponent)
  }

  absolute(): Decimal {
    return this.digits < 0n ? this.negated() : this
  }

  /** Less than zero, zero or more. */
  compare(other: Decimal): number {
    const [a, b] = aligned(this, other)
    return a < b ? -1 : a > b ? 1 : 0
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0
  }

  /** Without its fraction, towards zero. */
  truncated(): bigint {
    return this.exponent >= 0 ? this.digits * ten(this.exponent) : this.digits / ten(-this.exponent)
  }

  /** Towards minus infinity. */
  floored(): bigint {
    return this.exponent >= 0 ? this.truncated() : shortened(this.digits, -this.exponent, 'floor')
  }

  get isWhole(): boolean {
    return this.exponent >= 0 || this.digits % ten(-this.exponent) === 0n
  }

  /** Without an exponent and without trailing zeros. */
  toString(): string {
    if (this.isZero) return '0'
    const sign = this.digits < 0n ? '-' : ''
    if (this.exponent >= 0) return sign + (magnitude(this.digits) * ten(this.exponent)).toString()
    const text = magnitude(this.digits).toString().padStart(1 - this.exponent, '0')
    const whole = text.slice(0, this.exponent)
    const fraction = text.slice(this.exponent).replace(/0+$/, '')
    return sign + (fraction ? `${whole}.${fraction}` : whole)
  }
}

export const ZERO = new Decimal(0n, 0)
export const ONE = new Decimal(1n, 0)

/** Both with the same power of ten. */
const aligned = (a: Decimal, b: Decimal): [bigint, bigint, number] => {
  if (a.exponent === b.exponent) return [a.digits, b.digits, a.exponent]
  if (a.exponent > b.exponent) return [a.digits * ten(a.exponent - b.exponent), b.digits, b.exponent]
  return [a.digits, b.digits * ten(b.exponent - a.exponent), a.exponent]
}

/** A number cut to what may be kept; null when it is too large. */
export const finite = (digits: bigint, exponent: number, precision = PRECISION): Decimal | null => {
  let [kept, power] = [digits, exponent]
  if (magnitude(kept) >= ten(precision)) {
    const excess = lengthOf(kept) - precision
    kept = shortened(kept, excess, 'even')
    power += excess
    if (magnitude(kept) === ten(precision)) [kept, power] = [kept / 10n, power + 1]
  }
  if (kept === 0n) return ZERO
  if (power < SMALLEST) return new Decimal(shortened(kept, Math.min(SMALLEST - power, precision + 2), 'even'), SMALLEST)
  return lengthOf(kept) + power - 1 > LARGEST ? null : new Decimal(kept, power)
}

export const rounded = (number: Decimal): Decimal | null => finite(number.digits, number.exponent)

export const add = (a: Decimal, b: Decimal): Decimal | null => {
  const [left, right, exponent] = aligned(a, b)
  return finite(left + right, exponent)
}

export const subtract = (a: Decimal, b: Decimal): Decimal | null => add(a, b.negated())

export const multiply = (a: Decimal, b: Decimal, precision = PRECISION): Decimal | null =>
  finite(a.digits * b.digits, a.exponent + b.exponent, precision)

/** Null when divided by zero. */
export const divide = (a: Decimal, b: Decimal, precision = PRECISION): Decimal | null => {
  if (b.isZero) return null
  const shift = Math.max(0, precision + 2 + lengthOf(b.digits) - lengthOf(a.digits))
  const numerator = a.digits * ten(shift)
  const quotient = numerator / b.digits
  const exponent = a.exponent - b.exponent - shift
  if (quotient * b.digits === numerator) return finite(quotient, exponent, precision)
  // one digit more stands for all that follow, so that half is told from more than half
  const isNegative = numerator < 0n !== b.digits < 0n
  return finite(quotient * 10n + (isNegative ? -1n : 1n), exponent - 1, precision)
}

/** What is left of a division that gave a whole number, towards minus infinity. */
export const modulo = (a: Decimal, b: Decimal): Decimal | null => {
  const quotient = divide(a, b)
  if (quotient === null) return null
  const product = multiply(b, new Decimal(quotient.floored(), 0))
  return product && subtract(a, product)
}

/** So many digits after the point; null when so many cannot be kept. */
export const scaled = (number: Decimal, places: number, how: Rounding): Decimal | null => {
  if (number.exponent >= -places) return number
  const kept = shortened(number.digits, Math.min(-places - number.exponent, lengthOf(number.digits) + 2), how)
  return new Decimal(kept, -places)
}
