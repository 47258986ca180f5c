import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { App } from 'antd'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Theme } from '@/kit/theme'
import type { FormMeta } from '../types'
import { TransferMany } from './TransferMany'

const form = { app: 'bank', name: 'customer', fields: [] } as unknown as FormMeta
const filter = [{ field: 'level', op: 'eq', value: 'vip' }]

let asked: { url: string; body: unknown }[] = []

configure({ asyncUtilTimeout: 15_000 })
beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (init?.method === 'POST') asked.push({ url, body: init.body ? JSON.parse(String(init.body)) : null })
    const body = url.includes('/lookup') ? { items: [{ id: 'p9', name: '李志远', unit: null, post: null }] }
      : url.endsWith('/preview') ? { count: 7, refused: 2, samples: [{ id: 'r1', title: '王女士' }] }
        : url.endsWith('/undo') ? { count: 6, changed_since: 1 } : { batch: 'b1', count: 7 }
    return new Response(JSON.stringify(body), { status: 200, headers: { 'Content-Type': 'application/json' } })
  })
})
afterEach(cleanup)

test('what would go is counted first, goes as counted, and can be undone', async () => {
  const close = vi.fn()
  render(<QueryClientProvider client={new QueryClient()}><Theme><App><TransferMany form={form} view="customers" filter={filter} close={close} /></App></Theme></QueryClientProvider>)
  await screen.findByText(/共有 7 条记录可以移交/)
  screen.getByText('王女士')
  screen.getByText(/另有 2 条您不能移交/)
  const go = screen.getByRole<HTMLButtonElement>('button', { name: '移交 7 条' })
  expect(go.disabled).toBe(true)
  fireEvent.mouseDown(screen.getByLabelText('移交给'))
  fireEvent.click(await screen.findByText('李志远'))
  await waitFor(() => expect(go.disabled).toBe(false))
  fireEvent.click(go)
  await waitFor(() => expect(close).toHaveBeenCalled())
  expect(asked.find(({ url }) => url.endsWith('/forms/customer/transfer'))?.body).toEqual({ view: 'customers', filter, owner: 'p9', count: 7 })
  fireEvent.click(await screen.findByRole('button', { name: '撤销这一批' }))
  await screen.findByText(/已撤销 6 条；另有 1 条/)
  expect(asked.at(-1)?.url).toBe('/api/apps/bank/forms/customer/batches/b1/undo')
}, 90_000)
