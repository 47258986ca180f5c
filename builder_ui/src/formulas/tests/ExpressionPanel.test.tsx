import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { App } from 'antd'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { names } from '@/conditions/tests/names'
import { Theme } from '@/kit/theme'
import { expectAccessible } from '@/studio/tests/stage'
import { ExpressionPanel } from '../ExpressionPanel'
import type { Json, Verdict } from '../types'

vi.setConfig({ testTimeout: 60_000 })
afterEach(() => vi.unstubAllGlobals())

const verdict = (text: string, conditions: Json, more: Partial<Verdict> = {}): Verdict => ({
  valid: true, problems: [], type: 'boolean', nullable: true, tree: { k: 'and' }, text, sentence: { zh: `说：${text}`, en: `Says: ${text}` }, conditions, fields: [['u_amount']], pushable: { level: 'full', reasons: [] }, ...more,
})

/** A server that reads conditions as `written`, and judges texts by `judge`. */
function server(judge: (text: string) => Verdict, written: (conditions: Json) => string = (conditions) => JSON.stringify(conditions)) {
  const asked: { text?: string; conditions?: Json }[] = []
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    const answer = (body: unknown) => new Response(JSON.stringify(body), { status: 200, headers: { 'Content-Type': 'application/json' } })
    const body = init?.body ? (JSON.parse(String(init.body)) as { text?: string; conditions?: Json }) : {}
    if (address.includes('/expressions/names')) return answer(names)
    if (address.includes('/expressions/try')) return answer({ value: true, shown: { zh: '是', en: 'yes' }, reasons: [], explain: { text: 'a', sentence: { zh: '涉及金额大于 1', en: 'Amount' }, value: null, shown: { zh: '空', en: 'empty' }, truth: null, reason: { zh: '涉及金额为空', en: 'empty' }, span: [0, 1], children: [] } })
    asked.push(body)
    return answer(body.conditions === undefined ? judge(body.text ?? '') : judge(written(body.conditions)))
  })
  return asked
}

const Stage = ({ text: first, told }: { text: string; told: (text: string) => void }) => {
  const [text, setText] = useState(first)
  return <ExpressionPanel place={{ app: 'complaints', form: 'complaint', wanted: 'boolean' }} text={text} change={(next) => { setText(next); told(next) }} title="显示条件" pushability />
}

const show = (text: string, told = vi.fn()) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(<QueryClientProvider client={client}><Theme><App><Stage text={text} told={told} /></App></Theme></QueryClientProvider>)
  return told
}

test('a condition is added, lacks its value, and becomes text when it is complete', async () => {
  server((text) => verdict(text, JSON.parse(text) as Json))
  const told = show('')
  fireEvent.click(await screen.findByRole('button', { name: '添加条件' }))
  const line = screen.getByRole('group', { name: '条件 1' })
  expect(within(line).getByText('请填写')).toBeTruthy()
  expect(document.activeElement?.getAttribute('aria-label'), 'the new row has the focus').toBe('字段')
  fireEvent.change(within(line).getByLabelText('值'), { target: { value: '5万' } })
  await waitFor(() => expect(told).toHaveBeenLastCalledWith('{"all":[{"field":"amount","op":"gt","value":"50000"}]}'))
  expect(await screen.findByText(/说：/)).toBeTruthy()
  expect(screen.getByText('由数据库直接筛选，大量记录也快')).toBeTruthy()
  expect(within(screen.getByRole('group', { name: '条件 1' })).queryByText('请填写')).toBeNull()
  await expectAccessible()
  fireEvent.click(screen.getByRole('button', { name: '删除条件 1' }))
  expect(told).toHaveBeenLastCalledWith('')
})

test('what is stored is drawn: groups, relative days, a related form', async () => {
  const stored: Json = { any: [{ field: 'due', op: 'le', value: { today: 'P30D' } }, { not: { all: [{ field: 'customer.level', op: 'at_least', value: 'vip' }] } }, { of: 'deposit_list', has: 'some', where: { all: [{ field: 'amount', op: 'ge', value: '1000000' }] } }] }
  server((text) => verdict(text, stored))
  show('stored')
  expect(await screen.findByRole('group', { name: '存款列表的条件' })).toBeTruthy()
  expect(screen.getByText('不晚于')).toBeTruthy()
  expect(screen.getByText('客户 › 级别')).toBeTruthy()
  expect(screen.getByText('不低于')).toBeTruthy()
  expect(screen.getByText('贵宾')).toBeTruthy()
  expect((screen.getByLabelText('数量') as HTMLInputElement).value).toBe('30')
  expect(screen.getByRole('group', { name: /取反的条件组/ })).toBeTruthy()
  await expectAccessible()
})

test('how many related records, the unit somebody works in and the post he holds are drawn', async () => {
  const stored: Json = { all: [
    { of: 'deposit_list', has: 'count', op: 'ge', value: '3', where: { all: [{ field: 'amount', op: 'ge', value: '1' }] } },
    { field: 'owner', op: 'works_within', value: { field: '@my_unit@institution' } }, { field: 'owner', op: 'holds_post', value: 'rm' },
  ] }
  server((text) => verdict(text, stored))
  show('stored')
  const block = await screen.findByRole('group', { name: '存款列表的条件' })
  expect(within(block).getByText('只算满足下面条件的记录')).toBeTruthy()
  expect((within(within(block).getByRole('group', { name: '与什么数比较' })).getByLabelText('值') as HTMLInputElement).value).toBe('3')
  expect(screen.getByText('本人归属机构（团队归其上级）')).toBeTruthy()
  expect(screen.getByText('客户经理岗')).toBeTruthy()
  await expectAccessible()
})

test('the text shows a name where an id stands, and none for what may not be seen', async () => {
  const id = '01920000-0000-7000-8000-000000000001'
  const text = `is workday(today()) and owner = person("${id}") and customer = record("${id}")`
  const calls = { k: 'call', function: { k: 'name', name: 'is workday' }, arguments: [] }
  server(() => verdict(text, null, { tree: calls, fixed: [{ kind: 'person', id, label: { zh: '陈晓雯', en: 'Chen' } }, { kind: 'record', id, label: null }] }))
  show(text)
  const editor = await screen.findByRole('textbox', { name: '显示条件（表达式文本）' })
  await waitFor(() => expect(editor.textContent).toBe('is workday(today()) and owner = 陈晓雯 and customer = （看不到的记录）'))
})

test('what cannot be drawn is text, with the reason', async () => {
  const calls = { k: 'call', function: { k: 'name', name: 'is workday' }, arguments: [] }
  server((text) => verdict(text, null, { tree: calls, problems: [{ path: '', code: 'x', message: '可能为空', severity: 'warning', params: { start: 0, end: 2 } }] as never }))
  show('is workday(到期日)')
  expect(await screen.findByText('只能以文本编辑：用到了函数 is workday')).toBeTruthy()
  expect(await screen.findByRole('textbox', { name: '显示条件（表达式文本）' })).toBeTruthy()
  expect(screen.getByText(/可能为空/)).toBeTruthy()
  await expectAccessible()
})

test('it is tried on values, and each step says in words how it came out', async () => {
  server((text) => verdict(text, { all: [{ field: 'amount', op: 'gt', value: '1' }] }))
  show('amount > 1')
  fireEvent.click(await screen.findByText('填写数值'))
  const trial = screen.getByRole('region', { name: '试一试' })
  expect(await within(trial).findByLabelText('涉及金额')).toBeTruthy()
  fireEvent.click(within(trial).getByRole('button', { name: '试算' }))
  expect(await within(trial).findByText('成立')).toBeTruthy()
  expect(within(trial).getByText('未知')).toBeTruthy()
  expect(within(trial).getByText('涉及金额为空')).toBeTruthy()
  await expectAccessible()
})
