import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Theme } from '@/kit/theme'
import { field } from '../linkage/tests/complaint'
import type { FieldMeta, Values } from '../types'
import { ReferenceWidget } from './ReferenceWidget'

let asked: { method: string; where: string; body: unknown }[] = []
let items: { id: string; label: string; hint: string | null }[] = []

configure({ asyncUtilTimeout: 15_000 })
beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async (where: string, init?: RequestInit) => {
    asked.push({ method: init?.method ?? 'GET', where, body: init?.body ? JSON.parse(String(init.body)) : undefined })
    return new Response(JSON.stringify({ items, narrowed: true }), { status: 200, headers: { 'Content-Type': 'application/json' } })
  })
})
afterEach(cleanup)

const product = (values?: Values): FieldMeta =>
  field('product', 'reference', { target: { app: 'bank', form: 'product', label: { zh: '产品' } }, offering: values && { app: 'bank', form: 'talk', values } })
const open = (of: FieldMeta) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(<QueryClientProvider client={client}><Theme><ReferenceWidget id="one" field={of} value={null} onChange={() => undefined} /></Theme></QueryClientProvider>)
  fireEvent.mouseDown(screen.getByRole('combobox'))
}

test('what may be chosen is asked for with what stands beside it', async () => {
  items = [{ id: 'r1', label: '整存整取一年', hint: null }]
  open(product({ purpose: 'maturity' }))
  await waitFor(() => expect(asked).toEqual([{ method: 'POST', where: '/api/apps/bank/forms/talk/offered', body: { field: 'product', values: { purpose: 'maturity' }, q: '' } }]))
  await screen.findAllByText('整存整取一年')
}, 60_000)

test('nothing that may be chosen is told as that, and not as nothing found', async () => {
  items = []
  open(product({ purpose: 'maturity' }))
  await screen.findByText('按现在填写的内容，没有可以选的记录')
}, 60_000)

test('where nothing narrows it, all records are looked through', async () => {
  open(product())
  await screen.findByText('没有找到')
  await waitFor(() => expect(asked[0]?.method).toBe('GET'))
  expect(asked[0]?.where).toMatch(/^\/api\/apps\/bank\/forms\/product\/lookup/)
}, 60_000)
