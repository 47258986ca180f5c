import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router'
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { App } from 'antd'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sessionQuery } from '@/api/session'
import { Theme } from '@/kit/theme'
import { form } from '../linkage/tests/complaint'
import { NewRecord } from './NewRecord'

const me = {
  person: { id: 'p1', login: 'agent', name: '客服' }, language: 'zh' as const, csrf_token: 't', assignments: [], acting: null, delegations: [], acting_for: null, viewing: null, platform_roles: [], must_change_password: false,
  mode: 'production' as const, profile: 'small_bank' as const, expires_at: '2099-01-01T00:00:00Z',
}
const problem = (path: string, code: string, message: string, params = {}) => ({ path, code, message, params, severity: 'error' })

let sent: Record<string, unknown>[] = []
let answer: ReturnType<typeof problem>[] = []

configure({ asyncUtilTimeout: 15_000 })
beforeEach(() => {
  sent = []
  vi.stubGlobal('fetch', async (_: string, init?: RequestInit) => {
    if (init?.method === 'POST') sent.push((JSON.parse(String(init.body)) as { values: Record<string, unknown> }).values)
    const body = init?.method === 'POST' ? { status: 422, code: 'invalid', title: '有问题', problems: answer } : { items: [], field_types: [], system_fields: [] }
    return new Response(JSON.stringify(body), { status: init?.method === 'POST' ? 422 : 200, headers: { 'Content-Type': 'application/json' } })
  })
})
afterEach(cleanup)

const show = async () => {
  const root = createRootRoute({ component: Outlet })
  const laid = { ...form, layout: [{ uid: 's', block: 'section' as const, label: null, children: ['reason', 'amount', 'fee', 'total', 'closed_on'].map((name) => ({ field: name, width: 12 })) }] }
  const page = createRoute({ getParentRoute: () => root, path: '/', component: () => <NewRecord form={laid} /> })
  const router = createRouter({ routeTree: root.addChildren([page]), history: createMemoryHistory({ initialEntries: ['/'] }) })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  client.setQueryData(sessionQuery.queryKey, me)
  render(<QueryClientProvider client={client}><Theme><App><RouterProvider router={router as never} /></App></Theme></QueryClientProvider>)
  return screen.findByLabelText('字段amount')
}
const type = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } })
const submit = () => fireEvent.click(screen.getByRole('button', { name: '提交' }))

test('a large amount brings the reason and needs it; a small one takes it away and does not send it', async () => {
  const amount = await show()
  expect(screen.queryByLabelText(/字段reason/)).toBeNull()
  type(amount, '60000')
  const reason = screen.getByLabelText(/字段reason/)
  expect(reason.getAttribute('aria-required')).toBe('true')
  type(reason, '多扣了管理费')
  submit()
  await waitFor(() => expect(sent).toEqual([{ amount: '60000', reason: '多扣了管理费' }]))
  await waitFor(() => expect(screen.getByRole('button', { name: '提交' }).className).not.toContain('loading'))
  type(amount, '100')
  expect(screen.queryByLabelText(/字段reason/)).toBeNull()
  submit()
  await waitFor(() => expect(sent[1]).toEqual({ amount: '100' }))
}, 30_000)

test('what is worked out follows the typing', async () => {
  const amount = await show()
  type(amount, '1234')
  expect(document.querySelector('[data-field="fee"]')?.textContent).toContain('1.54')
  expect(document.querySelector('[data-field="total"]')?.textContent).toContain('1,235.54')
}, 30_000)

test('a wrong amount is told at its field while it is typed, and the cursor stays', async () => {
  const amount = await show()
  amount.focus()
  type(amount, '-5')
  expect(amount.getAttribute('aria-invalid')).toBe('true')
  expect(document.getElementById('field-amount-problem')?.textContent).toBe('金额不能为负')
  expect(screen.getAllByRole('status').map((each) => each.textContent)).toContain('金额不能为负')
  expect([document.activeElement === amount, document.querySelector('.lq-summary')]).toEqual([true, null])
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual([])
  type(amount, '5')
  expect(document.getElementById('field-amount-problem')).toBeNull()
}, 30_000)

test('the server’s verdict wins, is listed in the order of the layout, and each problem names its field once', async () => {
  answer = [
    problem('/values/amount', 'check_failed', '金额超过限额', { check: 'by_the_server' }), problem('/values/closed_on', 'bad', '应为日期'), problem('/values/reason', 'required', '“字段reason”必填'),
  ]
  const amount = await show()
  type(amount, '60000')
  submit()
  await waitFor(() => expect(document.querySelector('.lq-summary')).not.toBeNull())
  expect([...document.querySelectorAll('.lq-summary li')].map((item) => item.textContent)).toEqual(['“字段reason”必填', '字段amount：金额超过限额', '字段closed_on：应为日期'])
  expect(document.activeElement?.className).toContain('lq-summary')
  type(amount, '100')
  expect([...document.querySelectorAll('.lq-summary li')].map((item) => item.textContent)).toEqual(['字段closed_on：应为日期'])
}, 30_000)

test('a reload finds what was filled in, and starting over empties it', async () => {
  type(await show(), '60000')
  await waitFor(() => {
    window.dispatchEvent(new Event('pagehide'))
    expect(window.sessionStorage.getItem('lq-draft')).toContain('60000')
  })
  const kept = window.sessionStorage.getItem('lq-draft') ?? ''
  cleanup()
  expect(window.sessionStorage.getItem('lq-draft')).toBeNull()

  window.sessionStorage.setItem('lq-draft', kept)
  const amount = await show()
  const again = await screen.findByRole('button', { name: '清空重填' })
  expect((amount as HTMLInputElement).value.replaceAll(',', '')).toContain('60000')
  screen.getByText(/已找回 .* 填写但没有提交的内容/)
  fireEvent.click(again)
  await waitFor(() => expect((amount as HTMLInputElement).value).toBe(''))
  expect(window.sessionStorage.getItem('lq-draft')).toBeNull()
}, 60_000)
