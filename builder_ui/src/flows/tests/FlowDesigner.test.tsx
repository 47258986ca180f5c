import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { draftOf, expectAccessible, server, show } from '@/studio/tests/stage'
import type { FlowBody } from '../document'
import { grown, start } from '../document/tests/random'
import { FlowDesigner } from '../FlowDesigner'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let there: ReturnType<typeof server>
const form = { kind: 'form', schema: 1, name: 'complaint', uid: 'formformform', label: { zh: '投诉', en: 'Complaint' }, fields: [{ uid: 'amountamount', name: 'amount', type: 'money', label: { zh: '金额', en: 'Amount' } }], layout: [] }
const saved = () => there.saved.at(-1) as FlowBody

const open = async (body: FlowBody, problems: Parameters<typeof draftOf>[3] = []) => {
  there = server({ 'flow/handling': draftOf('flow', 'handling', { ...body, name: 'handling' }, problems), 'form/complaint': draftOf('form', 'complaint', form) })
  show(FlowDesigner, '/build/$app/flow/$flow', '/build/complaints/flow/handling')
  await screen.findByText('开始')
}

beforeEach(() => () => vi.unstubAllGlobals())

const add = async (after: string, what: string, at = 0) => {
  const plus = (await screen.findAllByRole('button', { name: `在“${after}”之后添加` }))[at]
  if (!plus) throw new Error(after)
  fireEvent.click(plus)
  fireEvent.click(await screen.findByRole('menuitem', { name: what }))
}

test('nodes are added by clicking, chosen, and saved; undo takes them away', async () => {
  await open(start())
  await add('开始', '审批')
  expect(await screen.findByRole('button', { name: /^审批.*上级主管/ })).toBeTruthy()
  await add('审批', '条件分支')
  expect((await screen.findAllByText('条件 1')).length).toBe(2)
  expect(screen.getAllByText('其他情况').length).toBeGreaterThan(0)
  await waitFor(() => expect(saved().nodes.map(({ type }) => type)).toContain('exclusiveGateway'), { timeout: 10_000 })
  fireEvent.keyDown(window, { key: 'z', ctrlKey: true })
  await waitFor(() => expect(screen.queryByText('条件 1')).toBeNull())
  await expectAccessible()
})

test('a problem is told on its node and in its properties', async () => {
  const body = grown(start(), 'approve')
  const at = body.nodes.findIndex(({ type }) => type === 'userTask')
  await open(body, [{ path: `/nodes/${at}/assignment/post`, code: 'flow_strategy_needs', message: '“审批”：这种指定方式还要填写岗位', params: {}, severity: 'error' }])
  fireEvent.click(await screen.findByText('这种指定方式还要填写岗位'))
  expect(within(screen.getByRole('complementary', { name: '属性' })).getByText('“审批”：这种指定方式还要填写岗位')).toBeTruthy()
})

test('a flow that is no tree is shown with the reason and its node, and nothing is offered to be added', async () => {
  const body = start()
  await open({ ...body, nodes: [...body.nodes, { uid: 'looselooselo', name: 'loose', type: 'userTask', label: { zh: '没人来' } }] })
  expect(await screen.findByText(/“没人来”没有连进来/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /之后添加/ })).toBeNull()
})

test('who, until when and what may be done are chosen without writing anything', async () => {
  await open(grown(start(), 'approve'))
  fireEvent.click(await screen.findByRole('button', { name: /^审批.*不限时/ }))
  fireEvent.click(screen.getByRole('switch', { name: '时限与升级' }))
  expect(await screen.findByText('提前 2 小时')).toBeTruthy()
  fireEvent.click(screen.getByRole('tab', { name: /操作/ }))
  fireEvent.click(screen.getByRole('checkbox', { name: '退回' }))
  fireEvent.click(screen.getByRole('tab', { name: /字段权限/ }))
  fireEvent.click(await screen.findByRole('checkbox', { name: '“金额”可写' }))
  await waitFor(() => expect(saved().nodes.find(({ type }) => type === 'userTask')).toMatchObject({
    due: { duration: 'P1D', remind: ['-PT2H'] }, actions: { return: {} }, fields: [{ field: 'amount', write: 'always', see: 'clear' }],
  }), { timeout: 10_000 })
  await expectAccessible()
})
