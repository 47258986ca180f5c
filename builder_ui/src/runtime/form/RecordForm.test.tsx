import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { Theme } from '@/kit/theme'
import type { Problem } from '@/api/problem'
import type { FieldMeta, Values } from '../types'
import { RecordForm, type Mode } from './RecordForm'

const field = (name: string, type: string, more: Partial<FieldMeta> = {}): FieldMeta => ({
  uid: name, name, type, label: { zh: `字段${name}`, en: name }, required: false, read_only: false, unique: false, default: null, options: {}, sensitivity: '',
  operators: [], sortable: true, see: 'clear', write: 'always', ...more,
})
const options = [{ code: 'vip', label: { zh: '贵宾', en: 'VIP' } }, { code: 'old', label: { zh: '旧', en: 'Old' }, retired: true }]
const fields = [
  field('name', 'text', { required: true, help: { zh: '写全名', en: 'Full name' } }), field('note', 'long_text'), field('count', 'integer'), field('amount', 'money'), field('rate', 'percent'),
  field('yes', 'boolean'), field('level', 'choice', { option_set: { ranked: true, options } }), field('phone', 'phone'), field('mail', 'email'), field('idn', 'id_number'), field('serial', 'serial_number'),
]

const Stage = ({ mode = () => 'written', problems, seen }: { mode?: (one: FieldMeta) => Mode; problems?: Map<string, Problem[]>; seen?: (values: Values) => void }) => {
  const [values, setValues] = useState<Values>({ phone: '138****5678' })
  const change = (name: string, value: Values[string]) => {
    const next = { ...values, [name]: value }
    setValues(next)
    seen?.(next)
  }
  return <RecordForm form={{ fields, layout: [] }} values={values} mode={mode} problems={problems} onChange={change} />
}

const show = (stage: React.ReactNode) => {
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } })
  return render(<QueryClientProvider client={client}><Theme>{stage}</Theme></QueryClientProvider>)
}

afterEach(cleanup)

test('every widget has its label, and axe finds nothing serious', async () => {
  const { container } = show(<Stage />)
  for (const one of fields) expect(container.querySelector(`label[for="field-${one.name}"]`)?.textContent).toContain(one.label.zh)
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual([])
}, 30_000)

test('exact numbers stay text, whole numbers become numbers, 万 is understood', () => {
  let last: Values = {}
  show(<Stage seen={(values) => { last = values }} />)
  fireEvent.change(screen.getByLabelText('字段amount'), { target: { value: '90071992547409931.10' } })
  expect(last.amount).toBe('90071992547409931.10')
  fireEvent.change(screen.getByLabelText('字段amount'), { target: { value: '1.2万' } })
  expect(last.amount).toBe('12000')
  fireEvent.change(screen.getByLabelText('字段count'), { target: { value: '１２' } })
  expect(last.count).toBe(12)
  fireEvent.change(screen.getByLabelText('字段rate'), { target: { value: 'abc' } })
  expect(last.rate).toBe('abc')
})

test('an amount that is wholly selected stays so when its separators go, so that typing replaces it', async () => {
  const Amount = () => <RecordForm form={{ fields, layout: [] }} values={{ amount: '60000.00' }} mode={() => 'written'} onChange={() => undefined} />
  show(<Amount />)
  const input = screen.getByLabelText('字段amount') as HTMLInputElement
  expect(input.value).toBe('60,000.00')
  input.focus()
  input.select()
  await waitFor(() => expect(input.value).toBe('60000.00'))
  expect([input.value, input.selectionStart, input.selectionEnd]).toEqual(['60000.00', 0, 8])
})

test('a problem stands at its field and is told to a screen reader', () => {
  const problem: Problem = { path: '/values/name', code: 'required', message: '请填写姓名', params: {}, severity: 'error' }
  show(<Stage problems={new Map([['name', [problem]]])} />)
  const input = screen.getByLabelText(/字段name/)
  expect(input.getAttribute('aria-invalid')).toBe('true')
  const told = input.getAttribute('aria-describedby')?.split(' ').map((id) => document.getElementById(id)?.textContent)
  expect(told).toEqual(['写全名', '请填写姓名'])
})

test('a masked value is shown as it is and never offered as text to edit', () => {
  let last: Values | undefined
  show(<Stage mode={(one) => (one.name === 'phone' ? 'replaced' : 'hidden')} seen={(values) => { last = values }} />)
  expect(screen.getByText('138****5678')).toBeTruthy()
  fireEvent.click(screen.getByText('重新填写'))
  const input = screen.getByLabelText('字段phone') as HTMLInputElement
  expect(input.value).toBe('')
  fireEvent.change(input, { target: { value: '13912345678' } })
  expect(last?.phone).toBe('13912345678')
  fireEvent.click(screen.getByText('保持原值'))
  expect(screen.getByText('已脱敏')).toBeTruthy()
})

test('a hidden field is not there at all', () => {
  show(<Stage mode={(one) => (one.name === 'name' ? 'shown' : 'hidden')} />)
  expect(screen.queryByLabelText('字段amount')).toBeNull()
})
