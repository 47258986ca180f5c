import { Decimal, divide, finite, lengthOf, LARGEST, magnitude, multiply, ONE, PRECISION, shortened, ten, ZERO } from './decimal'

/** The places after the point that roots, logarithms and exponentials are worked out with before they are rounded. */
const PLACES = 110
const UNIT = ten(PLACES)

const wholeRoot = (of: bigint): bigint => {
  if (of < 2n) return of
  let guess = ten(Math.ceil(lengthOf(of) / 2))
  for (;;) {
    const better = (guess + of / guess) / 2n
    if (better >= guess) return guess
    guess = better
  }
}

/** The square root; null of a negative number. */
export const squareRoot = (number: Decimal): Decimal | null => {
  if (number.digits < 0n) return null
  if (number.isZero) return ZERO
  const shift = Math.max(0, 2 * PRECISION + 6 - lengthOf(number.digits))
  const odd = (number.exponent - shift) % 2 === 0 ? 0 : 1
  const radicand = number.digits * ten(shift + odd)
  const root = wholeRoot(radicand)
  const exponent = (number.exponent - shift - odd) / 2
  return root * root === radicand ? finite(root, exponent) : finite(root * 10n + 1n, exponent - 1)
}

/** 2·artanh(z), z and the result in units of 10⁻¹¹⁰. */
const twiceArtanh = (z: bigint): bigint => {
  const square = (z * z) / UNIT
  let [sum, power] = [0n, z]
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n
    power = (power * square) / UNIT
  }
  return 2n * sum
}

const LN2 = twiceArtanh(UNIT / 3n)
const LN10 = 3n * LN2 + twiceArtanh(UNIT / 9n)

/** The natural logarithm of a positive number in units of 10⁻¹¹⁰. */
const logUnits = (number: Decimal): bigint => {
  const length = lengthOf(number.digits)
  let mantissa = length > PLACES ? number.digits / ten(length - 1 - PLACES) : number.digits * ten(PLACES + 1 - length)
  let halvings = 0n
  while (mantissa * 4n > UNIT * 5n) {
    mantissa /= 2n
    halvings += 1n
  }
  const part = twiceArtanh(((mantissa - UNIT) * UNIT) / (mantissa + UNIT))
  return part + halvings * LN2 + BigInt(number.exponent + length - 1) * LN10
}

/** e to a power in units of 10⁻¹¹⁰; zero where it is too small. */
const exponential = (units: bigint): Decimal | null => {
  const power = units / LN10
  if (power > BigInt(LARGEST + 1)) return null
  if (power < -BigInt(LARGEST + 100)) return ZERO
  const rest = units - power * LN10
  let [sum, term] = [0n, UNIT]
  for (let n = 1n; term !== 0n; n += 1n) {
    sum += term
    term = (term * rest) / (UNIT * n)
  }
  return finite(sum, Number(power) - PLACES)
}

const unitsOf = (number: Decimal): bigint => {
  const shift = number.exponent + PLACES
  return shift >= 0 ? number.digits * ten(Math.min(shift, LARGEST * 2)) : shortened(number.digits, Math.min(-shift, lengthOf(number.digits) + 1), 'even')
}

/** The natural logarithm; null of what is not positive. */
export const logarithm = (number: Decimal): Decimal | null =>
  number.digits <= 0n ? null : finite(logUnits(number), -PLACES)

/** e to a power; null where it is too large. */
export const naturalPower = (number: Decimal): Decimal | null => {
  if (number.order > 6) return number.digits > 0n ? null : ZERO
  return exponential(unitsOf(number))
}

/** By squaring, with as many digits as the server's own library keeps on the way, so that both round alike. */
const wholePower = (base: Decimal, exponent: bigint): Decimal | null => {
  const precision = PRECISION + lengthOf(exponent) + 2 + (exponent < 0n ? 1 : 0)
  const start = exponent < 0n ? divide(ONE, base, precision) : base
  if (start === null) return null
  let made: Decimal | null = start
  for (const bit of magnitude(exponent).toString(2).slice(1)) {
    made = multiply(made, made, precision)
    if (made && bit === '1') made = multiply(made, start, precision)
    if (made === null || made.isZero) break
  }
  return made && finite(made.digits, made.exponent)
}

/** A number to a power; null where there is no finite real one. */
export const raised = (base: Decimal, exponent: Decimal): Decimal | null => {
  if (exponent.isZero) return base.isZero ? null : ONE
  if (base.isZero) return exponent.digits < 0n ? null : ZERO
  if (exponent.isWhole) {
    if (magnitude(base.digits) === 1n && base.exponent === 0) return base.digits > 0n || exponent.truncated() % 2n === 0n ? ONE : base
    return wholePower(base, exponent.truncated())
  }
  if (base.digits < 0n) return null
  const power = logUnits(base) * exponent.digits
  const units = exponent.exponent >= 0 ? power * ten(exponent.exponent) : power / ten(-exponent.exponent)
  return exponential(units)
}
