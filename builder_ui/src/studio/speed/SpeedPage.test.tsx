import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { App } from 'antd'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Theme } from '@/kit/theme'
import { expectAccessible } from '../tests/stage'
import type { ListIndex, ListSpeed, Proposal } from './api'
import { SpeedPage } from './SpeedPage'

const label = (zh: string) => ({ zh, en: zh })
const form = { name: 'visit', label: label('拜访') }
const trial = { records: 1_000_000, sampled: 20_000, before: 1480, after: 410, bytes: 5 * 1024 * 1024 }
const times = { calls: 12, slow: 9, p50: 700, p95: 1500 }
const at = '2026-11-20T01:00:00Z'
const slow = (id: string, published: string[], more = {}) => ({ id, form, says: label('全部记录；按「金额」从大到小排列'), views: { published: published.map(label), offered: [], private: 2 }, times, since: at, last_at: at, index: null, ...more })
const index = (state: ListIndex['state'], more: Partial<ListIndex> = {}): ListIndex => ({
  id: state, form, says: label(`按「${state}」查找`), state, reason: null, progress: null, bytes: 2048, scans: 0, is_unused: false, trial,
  before: times, after: null, made_by: { id: 'p1', label: '林悦' }, made_at: at, ...more,
})
const proposals: Record<string, Proposal> = {
  one: { slow: 'one', says: label('按「状态」查找，按「金额」从大到小排列'), trial, why_not: null },
  two: { slow: 'two', says: null, trial: null, why_not: 'no' },
}

let there: ListSpeed
let asked: [string, string, unknown][]

configure({ asyncUtilTimeout: 15_000 })
beforeEach(() => {
  asked = []
  there = {
    threshold: 500, lists: [slow('one', ['待办拜访']), slow('two', [])],
    indexes: [index('ready', { is_unused: true }), index('gone', { reason: label('它用到的字段已停用') })],
  }
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    const path = new URL(address, 'http://server').pathname
    if (init?.method && init.method !== 'GET') asked.push([init.method, path, init.body ? JSON.parse(String(init.body)) : null])
    const id = /list_speed\/(\w+)\/proposal$/.exec(path)?.[1]
    const body = id ? proposals[id] : path.endsWith('/list_speed') ? there : { id: 'new' }
    return new Response(JSON.stringify(body), { status: 200, headers: { 'Content-Type': 'application/json' } })
  })
})
afterEach(cleanup)

const open = () => render(<QueryClientProvider client={new QueryClient()}><Theme><App><SpeedPage app="bank" /></App></Theme></QueryClientProvider>)

test('a slow list is named, its index proposed with what it costs, and made once that is confirmed', async () => {
  open()
  await screen.findByText('待办拜访')
  screen.getByText('没有存为视图的列表')
  expect(screen.getAllByText('另有 2 个个人视图')).toHaveLength(2)
  expect(screen.getAllByText('12 次中慢 9 次').length).toBeGreaterThan(1)
  expect(screen.getAllByText('95% 在 1.5 s 内').length).toBeGreaterThan(1)
  await screen.findByText(/按 20,000 条样本，数据库估计的工作量从 1,480 降到 410；索引约占 5 MB/)
  await screen.findByText(/没有能让它明显变快的索引/)
  await expectAccessible()
  fireEvent.click(screen.getByRole('button', { name: '建立索引' }))
  const dialog = await screen.findByRole('dialog')
  within(dialog).getByText(/之后每次保存多维护一个索引/)
  fireEvent.click(within(dialog).getByRole('button', { name: '建立索引' }))
  await waitFor(() => expect(asked).toEqual([['POST', '/api/apps/bank/list_indexes', { slow: 'one' }]]))
}, 90_000)

test('an index that is not used is marked and dropped once that is confirmed; what is gone is told and its line removed', async () => {
  open()
  await screen.findByText('两周没有用到')
  screen.getByText('它用到的字段已停用')
  screen.getByText('还没有人打开过')
  fireEvent.click(screen.getByRole('button', { name: '删除索引“按「gone」查找”' }))
  await waitFor(() => expect(asked).toEqual([['DELETE', '/api/apps/bank/list_indexes/gone', null]]))
  fireEvent.click(screen.getByRole('button', { name: '删除索引“按「ready」查找”' }))
  const dialog = await screen.findByRole('dialog')
  within(dialog).getByText('用到它的列表会和以前一样慢。')
  expect(asked).toHaveLength(1)
  fireEvent.click(within(dialog).getByRole('button', { name: /删\s*除/ }))
  await waitFor(() => expect(asked.at(-1)).toEqual(['DELETE', '/api/apps/bank/list_indexes/ready', null]))
}, 90_000)

test('nothing slow is said as such', async () => {
  there = { threshold: 500, lists: [], indexes: [] }
  open()
  await screen.findByText('没有慢的列表')
  screen.getByText('还没有为列表建过索引。')
}, 90_000)
