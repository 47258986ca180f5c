import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { form } from '@/document/tests/random'
import type { OptionSetBody, RoleBody, ViewBody } from '../bodies'
import { DefinitionEditor, Workbench } from '../routes'
import { draftOf, expectAccessible, server, show } from './stage'

vi.setConfig({ testTimeout: 60_000 })
afterEach(() => vi.unstubAllGlobals())

const complaint = form([['title', 'amount']])
const drafts = () => ({
  'form/complaint': draftOf('form', 'complaint', complaint),
  'option_set/channel': draftOf('option_set', 'channel', { kind: 'option_set', schema: 1, name: 'channel', uid: 'setsetset', label: { zh: '受理渠道', en: 'Channel' }, options: [{ uid: 'optionaa', code: 'phone', label: { zh: '电话', en: 'Phone' } }] }),
  'view/all': draftOf('view', 'all', { kind: 'view', schema: 2, name: 'all', uid: 'viewview', label: { zh: '全部' }, form: 'complaint', as: 'table', columns: ['title'], filter: 'title = "手续费"', sort: ['-created_at'] }),
  'role/rm': draftOf('role', 'rm', { kind: 'role', schema: 1, name: 'rm', uid: 'rolerole', label: { zh: '客户经理' }, grants: [{ uid: 'grantgrant', form: 'complaint', actions: { read: 'own' }, fields: [{ uid: 'fieldfield', field: '*', see: 'clear', write: 'always' }] }], deny: [] }),
})
const open = (kind: string, name: string) => show(DefinitionEditor, '/build/$app/$kind/$name', `/build/complaints/${kind}/${name}`)

test('options are added, retired and saved; the code of a new one follows its English label', async () => {
  const there = server(drafts())
  open('option_set', 'channel')
  fireEvent.click(await screen.findByText('添加选项'))
  const english = screen.getAllByLabelText('选项名称 英文')[1] as HTMLInputElement
  for (const text of ['B', 'Br', 'Branch']) fireEvent.change(english, { target: { value: text } })
  expect(screen.getByDisplayValue('branch')).toBeTruthy()
  fireEvent.click(screen.getByRole('switch', { name: '停用“电话”' }))
  fireEvent.change(screen.getAllByLabelText('选项名称 英文')[0] as HTMLInputElement, { target: { value: 'Telephone' } })
  expect(screen.getByDisplayValue('phone'), 'what records hold is not renamed').toBeTruthy()
  await expectAccessible()
  await waitFor(() => expect(there.saved).not.toHaveLength(0), { timeout: 15_000 })
  expect((there.saved.at(-1) as OptionSetBody).options.map(({ code, retired }) => [code, retired])).toEqual([['phone', true], ['branch', undefined]])
})

test('an option goes where nobody uses it, and stays where that cannot be asked', async () => {
  server(drafts())
  const answering = globalThis.fetch
  let broken = true
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => (broken && (address.includes('/uses') || init?.method === 'PUT') ? new Response('{}', { status: 503 }) : answering(address, init)))
  open('option_set', 'channel')
  fireEvent.click(await screen.findByRole('button', { name: '删除“电话”' }))
  await waitFor(() => expect(document.querySelector('.ant-message-error')).toBeTruthy())
  expect(screen.getByDisplayValue('phone'), 'who uses it is not known').toBeTruthy()
  broken = false
  fireEvent.click(screen.getByRole('button', { name: '删除“电话”' }))
  await waitFor(() => expect(screen.queryByDisplayValue('phone')).toBeNull())
  // one that was never saved is asked about nowhere
  broken = true
  fireEvent.click(screen.getByText('添加选项'))
  fireEvent.click(await screen.findByRole('button', { name: /^删除“/ }))
  await waitFor(() => expect(screen.queryByRole('button', { name: /^删除“/ })).toBeNull())
})

test('a view has columns, a condition and an order', async () => {
  const there = server(drafts())
  open('view', 'all')
  expect(await screen.findByText('说：title = "手续费"')).toBeTruthy()
  const all = await screen.findByRole('button', { name: '添加全部字段' })
  await waitFor(() => expect(all).toHaveProperty('disabled', false))
  fireEvent.click(all)
  await expectAccessible()
  await waitFor(() => expect(there.saved).not.toHaveLength(0), { timeout: 15_000 })
  expect(there.saved.at(-1) as ViewBody).toMatchObject({ columns: ['title', 'amount'], filter: 'title = "手续费"' })
})

test('a role says for each action which records, and for each field what is seen and written', async () => {
  const there = server(drafts())
  open('role', 'rm')
  await screen.findByLabelText('查看 哪些记录')
  fireEvent.click(screen.getByText('仅新建时'))
  await expectAccessible()
  await waitFor(() => expect(there.saved).not.toHaveLength(0), { timeout: 15_000 })
  expect((there.saved.at(-1) as RoleBody).grants[0]?.fields[0]).toMatchObject({ field: '*', see: 'clear', write: 'when_creating' })
})

test('a row rule of one\'s own is told in words; what is denied stands beside what is given', async () => {
  const role = { kind: 'role', schema: 1, name: 'rm', uid: 'rolerole', label: { zh: '客户经理' }, grants: [{ uid: 'grantgrant', form: 'complaint', actions: { read: 'own or vip' }, after: 'own', until: '2030-01-31', fields: [] }], deny: [{ uid: 'denydeny', form: 'complaint', actions: { export: true }, fields: [] }] }
  const there = server({ ...drafts(), 'role/rm': draftOf('role', 'rm', role) })
  open('role', 'rm')
  expect(await screen.findByText('说：own or vip')).toBeTruthy()
  const grant = screen.getByRole('region', { name: '“投诉”的授权' })
  expect((within(grant).getByLabelText('有效期至（含当日）') as HTMLInputElement).value).toBe('2030-01-31')
  const denial = screen.getByRole('region', { name: '“投诉”的禁止项' })
  expect(within(denial).queryByLabelText('保存后仍须满足 哪些记录'), 'a denial is not asked after a write').toBeNull()
  await expectAccessible()
  fireEvent.click(within(grant).getByRole('button', { name: '清除查看的条件' }))
  await waitFor(() => expect(there.saved).not.toHaveLength(0), { timeout: 15_000 })
  expect((there.saved.at(-1) as RoleBody).grants[0]).toMatchObject({ actions: {}, after: 'own', until: '2030-01-31' })
})

test('the workbench lists the definitions of an app with their state', async () => {
  server(drafts())
  show(Workbench, '/build/$app/$section', '/build/complaints/forms')
  expect((await screen.findByText('投诉', { selector: 'a *' })).closest('a')?.getAttribute('href')).toBe('/build/complaints/form/complaint')
  expect(screen.getByRole('navigation', { name: '应用的组成' }).textContent).toContain('版本与发布')
  expect(screen.getAllByText('草稿·未发布').length).toBeGreaterThan(0)
  await expectAccessible()
})
