import { Decimal, modulo, scaled, ZERO, type Rounding } from '../values/decimal'
import { logarithm, naturalPower, squareRoot } from '../values/decimalFunctions'
import { DaysTime, YearsMonths } from '../values/temporal'
import type { Value } from '../values/types'
import { builtIn } from './signature'

/** The scales of IEEE 754 decimal128: what may be asked for. */
const LEAST_SCALE = -6_111n
const MOST_SCALE = 6_176n

const roundedTo = (how: Rounding) => (n: Value, scale: Value = ZERO): Value => {
  if (!(n instanceof Decimal && scale instanceof Decimal)) return null
  const places = scale.truncated()
  return places < LEAST_SCALE || places > MOST_SCALE ? null : scaled(n, Number(places), how)
}

builtIn('decimal', ['n: number', 'scale: number'], roundedTo('even'))
builtIn('round up', ['n: number', 'scale: number'], roundedTo('up'))
builtIn('round down', ['n: number', 'scale: number'], roundedTo('down'))
builtIn('round half up', ['n: number', 'scale: number'], roundedTo('half up'))
builtIn('round half down', ['n: number', 'scale: number'], roundedTo('half down'))
builtIn('floor', ['n: number', 'scale: number?'], roundedTo('floor'))
builtIn('ceiling', ['n: number', 'scale: number?'], roundedTo('ceiling'))

builtIn('abs', ['n: number|days and time duration|years and months duration'], (n) => {
  if (n instanceof YearsMonths) return new YearsMonths(Math.abs(n.months))
  if (n instanceof DaysTime) return new DaysTime(n.seconds.absolute())
  return (n as Decimal).absolute()
})

/** A function of one number. */
const ofNumber = (name: string, call: (n: Decimal) => Value) => builtIn(name, ['number: number'], (n) => call(n as Decimal))

builtIn('modulo', ['dividend: number', 'divisor: number'], (a, b) => modulo(a as Decimal, b as Decimal))
ofNumber('sqrt', squareRoot)
ofNumber('log', logarithm)
ofNumber('exp', naturalPower)
ofNumber('odd', (n) => (n.isWhole ? n.truncated() % 2n !== 0n : null))
ofNumber('even', (n) => (n.isWhole ? n.truncated() % 2n === 0n : null))
