import { expect, test } from 'vitest'
import { isExact, unfolded } from './exact'

test.each([
  ['1,234.50', '1234.50'],
  ['１２３．５', '123.5'],
  ['¥ 1，000', '1000'],
  ['－5', '-5'],
  ['+7', '7'],
  ['12万', '120000'],
  ['1.25万', '12500'],
  ['0.00005万', '0.5'],
  ['3亿', '300000000'],
  ['abc', 'abc'],
])('typing %s means %s', (typed, meant) => {
  expect(unfolded(typed)).toBe(meant)
})

test.each([
  ['1', true], ['-1.5', true], ['90071992547409931234.10', true], ['1.', false], ['1e5', false], ['', false], ['abc', false],
])('%s is exact: %s', (text, exact) => {
  expect(isExact(text)).toBe(exact)
})
