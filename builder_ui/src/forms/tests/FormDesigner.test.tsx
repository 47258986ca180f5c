import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { FormBody } from '@/document'
import { form } from '@/document/tests/random'
import { draftOf, expectAccessible, server, show } from '@/studio/tests/stage'
import { FormDesigner } from '../FormDesigner'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const fields = () => [...document.querySelectorAll<HTMLElement>('.lq-cell')].map((cell) => cell.dataset.field)
const pick = (name: string) => fireEvent.click(screen.getByLabelText(`选择字段 ${name}`))

let there: ReturnType<typeof server>
let body: FormBody

beforeEach(async () => {
  body = form([['name', 'amount'], ['reason']])
  const problem = { path: '/fields/1/label', code: 'no_english', message: '没有英文名', params: {}, severity: 'error' as const }
  there = server({ 'form/complaint': draftOf('form', 'complaint', body, [problem]) })
  show(FormDesigner, '/build/$app/form/$form', '/build/complaints/form/complaint')
  await screen.findByLabelText('选择字段 字段name')
  return () => vi.unstubAllGlobals()
})

test('palette, form and properties stand side by side, and all of it can be used with a screen reader', async () => {
  expect(fields()).toEqual(['name', 'amount', 'reason'])
  expect(screen.getByRole('complementary', { name: '属性' })).toBeTruthy()
  await expectAccessible()
})

test('a click adds after the selected field and says so', async () => {
  pick('字段name')
  fireEvent.click(screen.getByText('多行文本'))
  expect(fields()).toEqual(['name', 'long_text', 'amount', 'reason'])
  expect(screen.getByText(/已添加：多行文本，在“分组1”第 2 个/)).toBeTruthy()
  await expectAccessible(document.querySelector('.lq-ins') ?? document.body)
})

test('keys move, double and remove the selected field, and undo all of it', () => {
  pick('字段name')
  fireEvent.keyDown(window, { key: 'ArrowDown', altKey: true })
  expect(fields()).toEqual(['amount', 'name', 'reason'])
  fireEvent.keyDown(window, { key: 'd', ctrlKey: true })
  expect(fields()).toEqual(['amount', 'name', 'name_2', 'reason'])
  fireEvent.keyDown(window, { key: 'Delete' })
  expect(fields()).toEqual(['amount', 'name', 'reason'])
  for (let step = 0; step < 3; step += 1) fireEvent.keyDown(window, { key: 'z', ctrlKey: true })
  expect(fields()).toEqual(['name', 'amount', 'reason'])
  fireEvent.keyDown(window, { key: 'z', ctrlKey: true, shiftKey: true })
  expect(fields()).toEqual(['amount', 'name', 'reason'])
})

test('keys are left alone while a word is being composed, and while something is typed', () => {
  pick('字段name')
  fireEvent.keyDown(window, { key: 'Delete', isComposing: true })
  fireEvent.keyDown(screen.getByLabelText('名称 中文'), { key: 'Backspace' })
  expect(fields()).toEqual(['name', 'amount', 'reason'])
})

test('what is typed in the inspector is in the form at once, and saved by itself', async () => {
  pick('字段amount')
  fireEvent.change(screen.getByLabelText('名称 中文'), { target: { value: '涉及金额' } })
  expect(within(document.querySelector('.lq-paper') as HTMLElement).getByText('涉及金额')).toBeTruthy()
  await waitFor(() => expect(there.saved).toHaveLength(1), { timeout: 15_000 })
  expect((there.saved[0] as FormBody).fields[1]?.label.zh).toBe('涉及金额')
})

test('the technical name is checked before it is taken over', () => {
  pick('字段amount')
  const input = screen.getByLabelText('技术名')
  for (const wrong of ['名称', 'name', '1x']) {
    fireEvent.change(input, { target: { value: wrong } })
    fireEvent.keyDown(input, { key: 'Enter' })
    expect(fields()).toEqual(['name', 'amount', 'reason'])
  }
  fireEvent.change(input, { target: { value: 'sum' } })
  fireEvent.keyDown(input, { key: 'Enter' })
  expect(fields()).toEqual(['name', 'sum', 'reason'])
})

test('a problem leads to its field and to the property it speaks of', async () => {
  fireEvent.click(document.querySelector('button.lq-problems') as HTMLElement)
  fireEvent.click(await screen.findByText('没有英文名', { selector: 'button *' }))
  await waitFor(() => expect(document.activeElement?.closest('[data-property]')?.getAttribute('data-property')).toBe('label'))
  expect(document.querySelector('.lq-cell.on')?.getAttribute('data-field')).toBe('amount')
})

/** What the browser does on the keys of the clipboard. */
const clip = (kind: 'copy' | 'cut' | 'paste', given = ''): string => {
  let text = ''
  const event = new Event(kind, { bubbles: true, cancelable: true })
  Object.assign(event, { clipboardData: { getData: () => given, setData: (_: string, value: string) => (text = value) } })
  fireEvent(document, event)
  return text
}

test('a field is copied as JSON and pasted under a free name; other text is ignored', () => {
  pick('字段name')
  const text = clip('copy')
  const paste = (what: string) => clip('paste', what)
  paste('hello')
  expect(fields()).toHaveLength(3)
  paste(text)
  expect(fields()).toEqual(['name', 'name_2', 'amount', 'reason'])
})

test('several fields are selected by clicks and doubled together in one step', () => {
  pick('字段name')
  fireEvent.click(screen.getByLabelText('选择字段 字段reason'), { ctrlKey: true })
  expect(screen.getByRole('heading', { name: '已选 2 项' })).toBeTruthy()
  fireEvent.keyDown(window, { key: 'd', ctrlKey: true })
  expect(fields()).toEqual(['name', 'amount', 'reason', 'name_2', 'reason_2'])
  fireEvent.keyDown(window, { key: 'z', ctrlKey: true })
  expect(fields()).toEqual(['name', 'amount', 'reason'])
})

test('several fields are selected by keys, cut and pasted together', async () => {
  pick('字段name')
  fireEvent.keyDown(window, { key: 'ArrowDown', shiftKey: true })
  const text = clip('cut')
  await waitFor(() => expect(fields()).toEqual(['reason']))
  clip('paste', text)
  expect(fields()).toEqual(['reason', 'name', 'amount'])

  fireEvent.click(screen.getByRole('button', { name: '批量选择' }))
  pick('字段reason')
  expect(screen.getByRole('heading', { name: '已选 3 项' })).toBeTruthy()
})

test('what a pasted field names is told where it is not there, and nothing of it is left out', async () => {
  const field = { name: 'level', type: 'choice', label: { zh: '级别' }, visible_if: 'gone > 1', options: { set: 'levels' } }
  clip('paste', JSON.stringify({ 'langqiao/form-parts': 1, from: { app: 'bank_base', form: 'someform1' }, fields: [{ field, width: 12 }] }))
  expect(fields()).toEqual(['name', 'amount', 'reason', 'level'])
  await screen.findByText(/没有选项集 levels（应用 bank_base）/)
  await waitFor(() => expect(there.saved.length).toBeGreaterThan(0))
  expect((there.saved.at(-1) as FormBody).fields[3]).toMatchObject({ visible_if: 'gone > 1', options: { set: 'bank_base/levels' } })
})
