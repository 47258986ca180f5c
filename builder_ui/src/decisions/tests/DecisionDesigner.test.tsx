import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { draftOf, expectAccessible, server, show } from '@/studio/tests/stage'
import type { CardBody, TableBody } from '../document'
import { card, input, output, row, table } from '../document/tests/random'
import { DecisionDesigner } from '../DecisionDesigner'
import type * as CellText from '../grid/cellText'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

/** How often cells and what stands around them were drawn. */
const drawn = vi.hoisted(() => ({ cells: 0, around: 0 }))
vi.mock('../grid/cellText', async (original) => {
  const real = await original<typeof CellText>()
  return { ...real, unread: (...cell: Parameters<typeof real.unread>) => { drawn.cells += 1; return real.unread(...cell) } }
})
vi.mock('../columns/HitPolicySelect', () => ({ HitPolicySelect: () => { drawn.around += 1; return null } }))

const levels = { kind: 'option_set', schema: 1, name: 'level', uid: 'setsetset', ranked: true, label: { zh: '级别' }, options: [{ uid: 'optionaa', code: 'mass', label: { zh: '普通', en: 'Mass' } }, { uid: 'optionbb', code: 'vip', label: { zh: '贵宾', en: 'VIP' } }] }
const body = table({
  form: undefined, inputs: [input('level', 'option:level', { label: { zh: '客户级别' } }), input('amount', 'money:CNY', { label: { zh: '涉及金额' } })],
  outputs: [output('post', 'text', { label: { zh: '处理岗' } }), output('hours', 'number', { label: { zh: '时限（小时）' } })],
  rows: [row(['"vip"', '> 200000'], ['"主管"', '4']), row(['-', '(50000..200000]'], ['"客户经理"', '8'], '其余')],
})
const [first, second] = body.rows.map(({ uid }) => uid) as [string, string]
const analysis = {
  overlaps: [{ rows: [first, second], inputs: [{ input: 'amount', text: '> 5' }], sentence: { zh: '第 1 行与第 2 行同时命中', en: 'rows overlap' }, harmful: true }],
  gaps: [{ when: ['"mass"', '> 200000'], sentence: { zh: '客户级别为“普通”时没有结果', en: 'no row answers' }, is_empty: false }], masked: [], dead: [], truncated: false,
}
const tried = { result: { post: '主管', hours: '4' }, hits: [{ row: 1, uid: first, outputs: {} }], reasons: [], why: [{ row: 1, uid: first, matched: true, failed: null }], took_us: 1800, score: null }

let there: ReturnType<typeof server>

/** The drafts of the stage, and beside them what decisions are asked. */
const serve = (drafts: Parameters<typeof server>[0]) => {
  there = server(drafts)
  const rest = globalThis.fetch
  const answers: Record<string, unknown> = { analyse: analysis, try: tried, run_cases: { passed: 0, failed: 0, items: [] }, names: { members: [], forms: {}, functions: [] } }
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    const answer = answers[new URL(address, 'http://server').pathname.split('/').pop() ?? '']
    return answer === undefined ? rest(address, init) : new Response(JSON.stringify(answer), { headers: { 'Content-Type': 'application/json' } })
  })
}
const cell = (at: string) => document.querySelector<HTMLElement>(`[data-cell="${at}"]`) as HTMLElement
const keyboard = () => document.querySelector<HTMLInputElement>('.lq-dt-input') as HTMLInputElement
const press = (key: string, more: object = {}) => fireEvent.keyDown(keyboard(), { key, ...more })
const saved = () => there.saved.at(-1) as TableBody

beforeEach(() => () => vi.unstubAllGlobals())

const open = async () => {
  serve({ 'decision/dispatch': draftOf('decision', 'dispatch', body), 'option_set/level': draftOf('option_set', 'level', levels) })
  show(DecisionDesigner, '/build/$app/decision/$decision', '/build/complaints/decision/dispatch')
  await screen.findAllByText('贵宾')
}

test('cells are read in words, marked by the analysis, and usable with a screen reader', async () => {
  await open()
  expect(cell('1:1').textContent).toContain('> 5 万 – 20 万')
  expect(cell('1:0').textContent).toBe('不限')
  await screen.findByText('与 2 重叠')
  expect(screen.getByText(/客户级别为“普通”时没有结果/)).toBeTruthy()
  await expectAccessible()
})

test('typing replaces a cell, Enter goes down, and undo takes it back', async () => {
  await open()
  fireEvent.mouseDown(cell('0:1'), { button: 0 })
  fireEvent.change(keyboard(), { target: { value: '不超过 30万' } })
  press('Enter')
  expect(cell('0:1').textContent).toContain('≤ 30 万')
  expect(cell('1:1').className).toContain('focus')
  await waitFor(() => expect(saved().rows[0]?.when[1]).toBe('<= 300000'), { timeout: 15_000 })
  fireEvent.keyDown(window, { key: 'z', ctrlKey: true })
  expect(cell('0:1').textContent).toContain('> 20 万')
})

test('a step draws the cell it leaves and the one it comes to, and nothing around them', async () => {
  await open()
  await screen.findByText('与 2 重叠')
  fireEvent.mouseDown(cell('0:1'), { button: 0 })
  Object.assign(drawn, { cells: 0, around: 0 })
  press('ArrowRight')
  expect(cell('0:2').className).toContain('focus')
  expect(drawn).toEqual({ cells: 2, around: 0 })
  press('ArrowDown')
  expect(drawn).toEqual({ cells: 4, around: 0 })
})

test('keys are left alone while a word is being composed', async () => {
  await open()
  fireEvent.mouseDown(cell('0:2'), { button: 0 })
  fireEvent.compositionStart(keyboard())
  fireEvent.change(keyboard(), { target: { value: 'zhuren' } })
  press('Enter', { isComposing: true })
  expect(keyboard().value).toBe('zhuren')
  fireEvent.change(keyboard(), { target: { value: '主任' } })
  press('Enter')
  expect(cell('0:2').textContent).toBe('主任')
})

test('rows pasted from a spreadsheet are read by their columns and added below', async () => {
  await open()
  fireEvent.mouseDown(cell('1:0'), { button: 0 })
  fireEvent.paste(keyboard(), { clipboardData: { getData: () => '普通\t5万-20万\t客服\t24\r\n除贵宾外\t不限\t客服\t48\t兜底\r\n' } })
  await waitFor(() => expect(saved()?.rows).toHaveLength(3), { timeout: 15_000 })
  expect(saved().rows.slice(1).map(({ when, then, note }) => [...when, ...then, note])).toEqual([['"mass"', '[50000..200000]', '"客服"', '24', '其余'], ['not("vip")', '-', '"客服"', '48', '兜底']])
})

test('a gap is filled with the row that was proposed', async () => {
  await open()
  fireEvent.click(await screen.findByText('补一行'))
  await waitFor(() => expect(saved()?.rows[2]?.when).toEqual(['"mass"', '> 200000']), { timeout: 15_000 })
})

test('a test shows the row that hits, its result, and becomes a case', async () => {
  await open()
  fireEvent.click(screen.getByText('测试', { selector: 'button *' }))
  await screen.findByText('命中第 1 行')
  expect(document.querySelector('tr.hit')?.getAttribute('data-uid')).toBe(first)
  fireEvent.click(screen.getByText('存为测试用例'))
  fireEvent.change(await screen.findByLabelText('用例名称'), { target: { value: '大额' } })
  fireEvent.click(screen.getByText('保存'))
  await waitFor(() => expect(saved()?.cases?.[0]).toMatchObject({ label: { zh: '大额' }, expected: { post: '主管', hours: '4' } }), { timeout: 15_000 })
})

test('a score card is edited in place', async () => {
  serve({ 'decision/score': draftOf('decision', 'score', card()) })
  show(DecisionDesigner, '/build/$app/decision/$decision', '/build/complaints/decision/score')
  const points = await screen.findByLabelText('age 第 1 段 分值')
  fireEvent.change(points, { target: { value: '15' } })
  fireEvent.click(screen.getByText('分段', { selector: 'button *' }))
  await waitFor(() => expect((there.saved.at(-1) as CardBody)?.characteristics[0]?.bins.map((bin) => bin.points)).toEqual(['15', '20', '0']), { timeout: 15_000 })
  await expectAccessible()
})

test('what is taken back before it was saved does not come to be kept', async () => {
  await open()
  fireEvent.mouseDown(cell('0:1'), { button: 0 })
  fireEvent.change(keyboard(), { target: { value: '不超过 30万' } })
  press('Enter')
  fireEvent.keyDown(window, { key: 'z', ctrlKey: true })
  expect(cell('0:1').textContent).toContain('> 20 万')
  await waitFor(() => expect(saved()?.rows[0]?.when[1]).toBe('> 200000'), { timeout: 15_000 })
})
