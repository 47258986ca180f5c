import { expect, test } from 'vitest'
import { useRecent, visited, type Visit } from './recent'

const visit = (to: string, kind: Visit['kind'] = 'list'): Visit => ({ to, text: to, note: '', icon: 'list', kind, at: '' })

test('a place opened again moves to the front and stands there once', () => {
  expect(visited([visit('a'), visit('b')], visit('b')).map((one) => one.to)).toEqual(['b', 'a'])
})

test('no more than ten are kept', () => {
  const many = Array.from({ length: 12 }, (_, i) => visit(`r${i}`))
  expect(many.reduce<Visit[]>((so_far, one) => visited(so_far, one), [])).toHaveLength(10)
})

test('the title of a record never reaches the machine’s storage', () => {
  useRecent.getState().visit('rm1', visit('secret customer', 'record'))
  useRecent.getState().visit('rm1', visit('a list'))
  expect(window.localStorage.getItem('lq-recent-rm1')).not.toContain('secret')
  expect(window.localStorage.getItem('lq-recent-rm1')).toContain('a list')
})
