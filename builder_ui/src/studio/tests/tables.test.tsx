import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { form } from '@/document/tests/random'
import type { RoleBody } from '../bodies'
import { RightsPage } from '../rights/RightsPage'
import { TextsPage } from '../texts/TextsPage'
import { draftOf, expectAccessible, server, show } from './stage'

vi.setConfig({ testTimeout: 120_000 })
afterEach(() => vi.unstubAllGlobals())

const role = (name: string, zh: string, uid: string) => draftOf('role', name, { kind: 'role', schema: 1, name, uid, label: { zh, en: name }, deny: [], grants: [{ uid: `grant${uid}`, form: 'complaint', actions: { read: true }, fields: [{ uid: `star${uid}`, field: '*', see: 'clear', write: 'always' }] }] })
const drafts = () => ({
  'form/complaint': draftOf('form', 'complaint', form([['title', 'amount']])),
  'role/rm': role('rm', '客户经理', 'rolerole'),
  'role/head': role('head', '主管', 'headhead'),
  'app/app': draftOf('app', 'app', { kind: 'app', schema: 1, name: 'app', uid: 'appappap', label: { zh: '应用' }, menu: [] }),
})
const cell = (row: number, column: number) => document.getElementById(`lq-m-${row}-${column}`) as HTMLElement

test('roles stand side by side; ticked fields are set at once, by one step of undo', async () => {
  const there = server(drafts())
  show(RightsPage, '/build/$app/rights/$form', '/build/complaints/rights/complaint')
  await waitFor(() => expect(cell(2, 4)).not.toBeNull())
  expect(screen.getByRole('columnheader', { name: /主管/ })).toBeTruthy()
  await expectAccessible()
  fireEvent.click(screen.getByLabelText('选中全部找到的字段'))
  fireEvent.click(within(screen.getByRole('region', { name: '批量设置' })).getByRole('button', { name: '查看 脱敏' }))
  for (const column of [1, 3]) expect(cell(1, column).textContent).toMatch(/^脱敏/)
  await waitFor(() => expect(there.saved).toHaveLength(2), { timeout: 45_000 })
  for (const saved of there.saved as RoleBody[]) expect(saved.grants[0]?.fields.map(({ field, see, write }) => `${field} ${see} ${write}`)).toEqual(['title masked always', 'amount masked always', '* clear always'])
  fireEvent.keyDown(window, { key: 'z', ctrlKey: true })
  await waitFor(() => expect(cell(1, 3).textContent).toContain('可见'))
})

test('the matrix is worked by keyboard: blocks, the next choice, a certain one, filling down, copying, back to what is inherited', async () => {
  server(drafts())
  show(RightsPage, '/build/$app/rights/$form', '/build/complaints/rights/complaint')
  await waitFor(() => expect(cell(2, 4)).not.toBeNull())
  const grid = screen.getByRole('grid')
  const press = (...keys: string[]) => {
    for (const each of keys) {
      const parts = each.split('+')
      fireEvent.keyDown(grid, { key: parts.at(-1), shiftKey: parts.includes('Shift'), ctrlKey: parts.includes('Ctrl') })
    }
  }
  const words = (column: number) => [0, 1, 2].map((row) => cell(row, column).querySelector('.nw')?.textContent)
  expect(grid.getAttribute('aria-activedescendant')).toBe('lq-m-0-1')
  press('ArrowDown', 'Shift+ArrowDown', '2')
  expect(words(1)).toEqual(['可见', '脱敏', '脱敏'])
  press('ArrowRight', 'ArrowUp', 'ArrowUp', 'ArrowDown', ' ')
  expect(words(2)).toEqual(['可写', '不可写', '可写'])
  press('Shift+ArrowDown', 'Ctrl+d')
  expect(words(2)).toEqual(['可写', '不可写', '不可写'])
  const carried: Record<string, string> = {}
  fireEvent.copy(grid, { clipboardData: { setData: (type: string, text: string) => { carried[type] = text } } })
  expect(carried['text/plain']).toBe('不可写\n不可写')
  press('ArrowUp', 'ArrowRight', 'ArrowRight')
  fireEvent.paste(grid, { clipboardData: { getData: () => '不可写\n仅新建时\n胡说' } })
  await waitFor(() => expect(words(4).slice(1)).toEqual(['不可写', '仅新建时']))
  press('Ctrl+Home', 'ArrowDown', 'Delete')
  expect(words(1)).toEqual(['可见', '可见', '脱敏'])
  press('ArrowLeft', ' ')
  expect((cell(1, 0).querySelector('input') as HTMLInputElement).checked, 'Space in the first column ticks the row').toBe(true)
})

test('texts of a form stand side by side; what is missing is counted and written', async () => {
  const there = server(drafts())
  show(TextsPage, '/build/$app/texts/$form', '/build/complaints/texts/complaint')
  const [english] = await screen.findAllByLabelText('字段 title 英文')
  await expectAccessible()
  fireEvent.paste(english as HTMLElement, { clipboardData: { getData: () => 'Title\nAmount\n' } })
  await waitFor(() => expect(there.saved).not.toHaveLength(0), { timeout: 45_000 })
  expect(there.saved.at(-1)).toMatchObject({ fields: [{ label: { en: 'Title' } }, { label: { en: 'Amount' } }] })
})
