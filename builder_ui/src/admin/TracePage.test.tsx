import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router'
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sessionQuery } from '@/api/session'
import { Theme } from '@/kit/theme'
import { TracePage } from './TracePage'

const me = {
  person: { id: 'p1', login: 'auditor', name: '审计' }, language: 'zh' as const, csrf_token: 't', assignments: [], acting: null, delegations: [], acting_for: null, viewing: null, platform_roles: ['audit_admin'], must_change_password: false,
  mode: 'production' as const, profile: 'small_bank' as const, expires_at: '2099-01-01T00:00:00Z',
}
const record = '01a2086a-2ecf-7eb5-bfff-485cf6744f09'
const word = (zh: string) => ({ zh, en: zh })
const entry = {
  seq: 7, at: '2026-03-02T01:00:00Z', kind: 'record.export', label: word('导出记录'), actor: { id: 'p2', label: '王芳' }, on_behalf_of: null, acting_post: 'rm', app: 'bank', form: 'customer', form_label: word('客户'),
  record: null, records: 12, fields: [{ name: 'phone', label: word('手机号码') }], reason: null, export: '7K3MP-9QPDX', address: '10.0.0.7', trace_id: 't',
}
let asked: { url: string; body: unknown }[] = []

configure({ asyncUtilTimeout: 15_000 })
beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    asked.push({ url, body: init?.body ? JSON.parse(String(init.body)) : null })
    const body = url.endsWith('/forms') ? { items: [{ app: 'bank', app_label: word('银行'), form: 'customer', label: word('客户'), fields: [{ name: 'phone', label: word('手机号码') }] }] }
      : url.endsWith('/find') ? { records: [record] }
        : url.startsWith('/api/audit/trace') ? { items: [entry], people: [{ person: { id: 'p2', label: '王芳' }, times: 3, last_at: '2026-03-02T01:00:00Z' }], next: null } : { items: [] }
    return new Response(JSON.stringify(body), { status: 200, headers: { 'Content-Type': 'application/json' } })
  })
})
afterEach(cleanup)

const show = (search: string) => {
  const root = createRootRoute({ component: Outlet })
  const page = createRoute({ getParentRoute: () => root, path: '/admin/trace', component: TracePage })
  const router = createRouter({ routeTree: root.addChildren([page]), history: createMemoryHistory({ initialEntries: [`/admin/trace${search}`] }) })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  client.setQueryData(sessionQuery.queryKey, me)
  render(<QueryClientProvider client={client}><Theme><RouterProvider router={router as never} /></Theme></QueryClientProvider>)
  return router
}

test('a record is found by its number, and who saw it is listed; the number is in no address', async () => {
  const router = show('')
  await screen.findByText('谁看过、谁带走')
  await waitFor(() => expect(asked.some(({ url }) => url.endsWith('/forms'))).toBe(true))
  fireEvent.mouseDown(screen.getByLabelText('表单'))
  fireEvent.click(await screen.findByText('银行·客户'))
  fireEvent.change(screen.getByLabelText('号码、编号等，要写全'), { target: { value: '138 0013 8000' } })
  fireEvent.click(screen.getByRole('button', { name: /查\s*找/ }))
  const people = await screen.findByRole('list', { name: '看过的人' })
  expect(people.textContent).toContain('王芳3 次')
  expect(asked.find(({ url }) => url.endsWith('/find'))?.body).toEqual({ app: 'bank', form: 'customer', values: { phone: '138 0013 8000' } })
  expect(router.state.location.href).toContain(`record=${record}`)
  expect(router.state.location.href).not.toContain('138')
}, 90_000)

test('an export is found by its code, a person by the address', async () => {
  show('?by=export&export=7K3MP-9QPDX')
  expect((await screen.findAllByText('7K3MP-9QPDX')).length).toBeGreaterThan(0)
  screen.getByText('导出记录')
  expect(asked.some(({ url }) => url.includes('export=7K3MP-9QPDX'))).toBe(true)
  cleanup()
  show('?by=actor&actor=p2&from=2026-03-01')
  await screen.findByText('导出记录')
  expect(asked.some(({ url }) => url.includes('actor=p2') && url.includes('from=2026-03-01T00'))).toBe(true)
}, 90_000)
