import { expect, test } from 'vitest'
import type { Problem } from '@/api/problem'
import { fieldOf, once, placeProblems } from './problems'

const at = (path: string): Problem => ({ path, code: 'x', message: path, params: {}, severity: 'error' })

test.each([
  ['/values/amount', 'amount'],
  ['/values/tags/2', 'tags'],
  ['/amount', 'amount'],
  ['/values/a~1b', 'a/b'],
  ['', null],
  ['/values', null],
])('the pointer %j is about %j', (pointer, field) => {
  expect(fieldOf(pointer)).toBe(field)
})

test('all problems are kept: at their field, or with the whole record', () => {
  const { byField, others } = placeProblems([at('/values/a'), at('/values/a/0'), at('/values/hidden'), at('')], ['a', 'b'])
  expect(byField.get('a')).toHaveLength(2)
  expect(others.map((problem) => problem.path)).toEqual(['/values/hidden', ''])
})

test('the same words are said once at a field, whatever values they are said of', () => {
  const twice = [{ ...at('/values/people/0'), message: '查无此人' }, { ...at('/values/people/1'), message: '查无此人' }, at('/values/people')]
  expect(once(twice).map(({ message }) => message)).toEqual(['查无此人', '/values/people'])
})
