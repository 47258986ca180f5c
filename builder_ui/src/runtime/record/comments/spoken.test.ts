import { expect, test } from 'vitest'
import { mentioned, spoken } from './spoken'

const [wang, longer] = [{ id: '1', label: '王小' }, { id: '2', label: '王小明' }]

test('a comment is cut where somebody is mentioned, and the longest name wins', () => {
  expect(spoken('请 @王小明 和 @王小 看', [wang, longer])).toEqual([
    { text: '请 ' }, { text: '@王小明', person: '2' }, { text: ' 和 ' }, { text: '@王小', person: '1' }, { text: ' 看' },
  ])
})

test('what looks like a mention of somebody else stays plain, and so does markup', () => {
  expect(spoken('@赵四 <b>@</b>', [wang])).toEqual([{ text: '@赵四 <b>@</b>' }])
  expect(spoken('', [wang])).toEqual([])
  expect(spoken('@', [{ id: '3', label: null }])).toEqual([{ text: '@' }])
})

test('only who still stands in the text is mentioned', () => {
  expect(mentioned('@王小明 看', [wang, longer])).toEqual(['2'])
  expect(mentioned('没有人', [wang, longer])).toEqual([])
})
