import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { App } from 'antd'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Theme } from '@/kit/theme'
import type { FieldMeta, FormMeta, RecordRow } from '../types'
import { Unmask } from './Unmask'

const label = { zh: '证件号', en: 'ID number' }
const field = { uid: 'f', name: 'id_number', type: 'text', label, options: {} } as unknown as FieldMeta
const form = { app: 'bank', name: 'customer', fields: [field] } as unknown as FormMeta
const record = { id: 'r1', values: { id_number: '4****************7' }, masked: ['id_number'] } as unknown as RecordRow
const clear = '420106198501012347'

let asked: { url: string; body: unknown }[] = []
let answer: { status: number; body: unknown }

configure({ asyncUtilTimeout: 15_000 })
beforeEach(() => {
  asked = []
  answer = { status: 200, body: { field: 'id_number', value: clear, text: clear, version: 3, left: 19 } }
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, body: JSON.parse(String(init.body)) })
    return new Response(JSON.stringify(answer.body), { status: answer.status, headers: { 'Content-Type': answer.status === 200 ? 'application/json' : 'application/problem+json' } })
  })
})
afterEach(cleanup)

const ask = async (reason: string) => {
  render(<QueryClientProvider client={new QueryClient()}><Theme><App><Unmask form={form} record={record} field={field} /></App></Theme></QueryClientProvider>)
  fireEvent.click(screen.getByRole('button', { name: '查看“证件号”的明文' }))
  fireEvent.change(await screen.findByLabelText('理由'), { target: { value: reason } })
  return screen.findByRole<HTMLButtonElement>('button', { name: '查看' })
}

test('a masked value is shown after a reason, and hidden again', async () => {
  fireEvent.click(await ask(' 核对身份 '))
  await screen.findByText(clear)
  expect(asked).toEqual([{ url: '/api/apps/bank/forms/customer/records/r1/unmask', body: { field: 'id_number', reason: '核对身份' } }])
  screen.getByText('今天还可查看 19 次')
  fireEvent.click(screen.getByRole('button', { name: '隐藏“证件号”' }))
  expect(screen.queryByText(clear)).toBeNull()
  screen.getByText('4****************7')
}, 90_000)

test('without a reason nothing is asked, and a refusal is told in words', async () => {
  const go = await ask('  短 ')
  expect(go.disabled).toBe(true)
  fireEvent.click(go)
  expect(asked).toEqual([])
  answer = { status: 429, body: { status: 429, code: 'unmask_quota', title: '', detail: '今天查看明文的次数（20）已用完', problems: [] } }
  fireEvent.change(screen.getByLabelText('理由'), { target: { value: '核对身份' } })
  fireEvent.click(go)
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('已用完'))
  expect(document.body.textContent).not.toContain(clear)
  const faults = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(faults.violations.map(({ id }) => id)).toEqual([])
}, 90_000)
