import { expect, test } from 'vitest'
import { groupsOf, isSearchable, partsOf, type HitGroup } from './search'

const group = (next: string | null, ...ids: string[]): HitGroup => ({
  app: 'a', app_label: { zh: 'a' }, form: 'f', label: { zh: 'f' }, next, count: { value: 3, exact: true },
  items: ids.map((id) => ({ id, title: id, hits: [] })),
})

test('one Chinese character is enough, of letters it takes two', () => {
  expect(['张', 'zs', '张 zs', '🐯'].map(isSearchable)).toEqual([true, true, true, true])
  expect(['', ' ', 'z', '张 z'].map(isSearchable)).toEqual([false, false, false, false])
})

test('a text is cut at its marks, by characters and not by halves of them', () => {
  expect(partsOf('𠮷张三丰', [[1, 3]])).toEqual([{ text: '𠮷', marked: false }, { text: '张三', marked: true }, { text: '丰', marked: false }])
  expect(partsOf('ab', [])).toEqual([{ text: 'ab', marked: false }])
})

test('the pages of one form are one group, with the place the last of them ended at', () => {
  const pages = [{ groups: [group('x', '1', '2')], unfinished: false }, { groups: [group(null, '3')], unfinished: false }]
  expect(groupsOf(pages).map((one) => [one.items.map((item) => item.id), one.next])).toEqual([[['1', '2', '3'], null]])
  expect(groupsOf([{ groups: [group('x', '1'), group('y', '2')], unfinished: false }]).map((one) => one.next)).toEqual(['x', 'y'])
  expect(groupsOf([])).toEqual([])
})
