import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, parseSearchWith, RouterProvider, stringifySearchWith } from '@tanstack/react-router'
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sessionQuery } from '@/api/session'
import { Theme } from '@/kit/theme'
import { forgetPrefilled, prefilled } from '../form/prefilled'
import { exactly } from './asked'
import { OpenPage } from './OpenPage'

const me = {
  person: { id: 'p1', login: 'agent', name: '客服' }, language: 'zh' as const, csrf_token: 't', assignments: [], acting: null, delegations: [], acting_for: null, viewing: null, platform_roles: [], must_change_password: false,
  mode: 'production' as const, profile: 'small_bank' as const, expires_at: '2099-01-01T00:00:00Z',
}
const none = { items: [] as object[], more: false, create: false, known: {} }
let sent: unknown[] = []
let answer: { status: number; body: object } = { status: 200, body: none }

configure({ asyncUtilTimeout: 15_000 })
beforeEach(() => {
  sent = []
  forgetPrefilled()
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (url.endsWith('/recognise')) sent.push(JSON.parse(String(init?.body)))
    return new Response(JSON.stringify(url.endsWith('/recognise') ? answer.body : {}), { status: answer.status, headers: { 'Content-Type': 'application/json' } })
  })
})
afterEach(cleanup)

const opened = (address: string) => {
  const root = createRootRoute({ component: Outlet })
  const at = (path: string, shown: string) => createRoute({ getParentRoute: () => root, path, component: () => <p>{shown}</p> })
  const page = createRoute({ getParentRoute: () => root, path: '/open/$app/$form', component: OpenPage })
  const router = createRouter({
    routeTree: root.addChildren([page, at('/app/$app/form/$form/new', '新记录'), at('/app/$app/form/$form/$record', '记录页')]), history: createMemoryHistory({ initialEntries: ['/before', address], initialIndex: 1 }),
    parseSearch: parseSearchWith(exactly), stringifySearch: stringifySearchWith(JSON.stringify, exactly),
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  client.setQueryData(sessionQuery.queryKey, me)
  render(<QueryClientProvider client={client}><Theme><RouterProvider router={router as never} /></Theme></QueryClientProvider>)
  return router
}

test('one record opens, the number leaves the address and the way back', async () => {
  answer = { status: 200, body: { ...none, items: [{ id: 'r1', label: '王芳', hint: null }] } }
  const router = opened('/open/bank/customer?phone=13800138000&id_number=110101199003070070')
  await screen.findByText('记录页')
  expect(sent[0]).toEqual({ values: { phone: '13800138000', id_number: '110101199003070070' } })
  expect(router.state.location.href).toBe('/app/bank/form/customer/r1')
  router.history.back()
  await waitFor(() => expect(router.history.location.href).toBe('/before'))
}, 60_000)

test('several are a short list; what stands behind # is asked for too', async () => {
  answer = { status: 200, body: { ...none, more: true, items: [{ id: 'r1', label: '来电甲', hint: 'C-1' }, { id: 'r2', label: '来电乙', hint: null }] } }
  const router = opened('/open/bank/customer#phone=%2B86 138')
  await screen.findByText('有多条符合，请选择')
  expect(sent[0]).toEqual({ values: { phone: '+86 138' } })
  await waitFor(() => expect(router.state.location.href).toBe('/open/bank/customer'))
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  fireEvent.click(screen.getByText('来电乙'))
  await waitFor(() => expect(router.state.location.href).toBe('/app/bank/form/customer/r2'))
}, 60_000)

test('nobody is found: a new record begins with what is known, in no address', async () => {
  answer = { status: 200, body: { ...none, create: true, known: { phone: '13600000001' } } }
  const router = opened('/open/bank/customer?phone=13600000001')
  fireEvent.click(await screen.findByRole('button', { name: '新建一条' }))
  await screen.findByText('新记录')
  expect(router.state.location.href).toBe('/app/bank/form/customer/new')
  expect(prefilled('bank', 'customer')).toEqual({ phone: '13600000001' })
  expect(prefilled('bank', 'holding')).toBeUndefined()
}, 60_000)

test('what is wrong is said; nobody who may not is offered a new one', async () => {
  answer = { status: 422, body: { status: 422, code: 'invalid', title: '', problems: [{ path: '/values/phone', code: 'not_a_phone', message: '不是电话号码', params: {}, severity: 'error' }] } }
  opened('/open/bank/customer?phone=abc')
  await screen.findByText('不是电话号码')
  cleanup()
  answer = { status: 200, body: none }
  opened('/open/bank/customer?phone=13600000001')
  await screen.findByText('没有找到')
  expect(screen.queryByRole('button', { name: '新建一条' })).toBeNull()
  cleanup()
  opened('/open/bank/customer')
  await screen.findByText('没有要找的内容')
}, 60_000)
