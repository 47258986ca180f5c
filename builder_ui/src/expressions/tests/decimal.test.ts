import { expect, test } from 'vitest'
import { add, compare, decimal, divide, multiply } from './numbers'
import { Decimal, modulo, scaled, type Rounding } from '../values/decimal'
import { logarithm, naturalPower, raised, squareRoot } from '../values/decimalFunctions'

test.each([
  ['12.30', '12.3'], ['-0.00', '0'], ['1E+3', '1000'], ['.5', '0.5'], ['00012', '12'], ['1E-3', '0.001'],
])('%s is shown as %s', (written, shown) => {
  expect(decimal(written).toString()).toBe(shown)
})

test.each(['', '.', '1.2.3', 'abc', '1e', '--1'])('%j is no number', (text) => {
  expect(Decimal.parse(text)).toBeNull()
})

test.each([
  ['binary fractions play no part', add('0.1', '0.2'), '0.3'],
  ['twenty digits are kept', add('12345678901234567890.12', '0.01'), '12345678901234567890.13'],
  ['a third has 34 digits', divide('1', '3'), '0.3333333333333333333333333333333333'],
  ['two thirds are rounded', divide('2', '3'), '0.6666666666666666666666666666666667'],
  ['half goes to the even digit below', add('1000000000000000000000000000000000', '0.5'), '1000000000000000000000000000000000'],
  ['half goes to the even digit above', add('1000000000000000000000000000000001', '0.5'), '1000000000000000000000000000000002'],
  ['a division by nothing is unknown', divide('1', '0'), null],
  ['a product beyond all bounds is unknown', multiply('1E+6000', '1E+6000'), null],
  ['a product below all bounds is nothing', multiply('1E-6000', '1E-6000'), '0'],
])('%s', (_, got, expected) => {
  expect(got?.toString() ?? null).toBe(expected)
})

test('numbers of any two sizes are compared', () => {
  expect(compare('1.10', '1.1')).toBe(0)
  expect(compare('-2', '1E-30')).toBeLessThan(0)
  expect(compare('1E+30', '999')).toBeGreaterThan(0)
})

test.each<[Rounding, string, string]>([
  ['even', '2', '-2'], ['half up', '3', '-3'], ['half down', '2', '-2'], ['up', '3', '-3'], ['down', '2', '-2'], ['floor', '2', '-3'], ['ceiling', '3', '-2'],
])('2.5 and -2.5 rounded %s', (how, positive, negative) => {
  expect([scaled(decimal('2.5'), 0, how), scaled(decimal('-2.5'), 0, how)].map(String)).toEqual([positive, negative])
})

test('roots, logarithms and powers have 34 digits', () => {
  expect(squareRoot(decimal('2'))?.toString()).toBe('1.414213562373095048801688724209698')
  expect(logarithm(decimal('10'))?.toString()).toBe('2.302585092994045684017991454684364')
  expect(naturalPower(decimal('1'))?.toString()).toBe('2.718281828459045235360287471352662')
  expect(raised(decimal('4'), decimal('0.5'))?.toString()).toBe('2')
  expect(raised(decimal('2'), decimal('-2'))?.toString()).toBe('0.25')
  expect(raised(decimal('9'), decimal('387420489'))).toBeNull()
  expect([squareRoot(decimal('-1')), logarithm(decimal('0')), raised(decimal('0'), decimal('0'))]).toEqual([null, null, null])
})

test('what is left goes towards minus infinity', () => {
  expect(modulo(decimal('-5'), decimal('3'))?.toString()).toBe('1')
})
