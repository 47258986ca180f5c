import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'

const PLACE = '/build/complaint_handling/decision/dispatch'

async function open({ page, sheet, picture, violations }) {
  // a draft somebody left would not be the table of the demo
  await page.evaluate(async () => {
    const { csrf_token } = await (await fetch('/api/session')).json()
    await fetch('/api/apps/complaint_handling/definitions/decision/dispatch/draft', { method: 'DELETE', headers: { 'X-CSRF-Token': csrf_token } })
  })
  await page.goto('/build/complaint_handling/decisions')
  await page.getByRole('link', { name: /派单/ }).first().click()
  await page.waitForURL(`**${PLACE}`)
  await sheet.rows.first().waitFor()
  assert.equal(await sheet.rows.count(), 8)
  await sheet.cell(5, 0).filter({ hasText: '普通' }).waitFor() // the options' names come after the table
  assert.deepEqual((await sheet.read(5)).slice(0, 2), ['普通', '> 5 万 – 20 万'])
  await page.locator('.lq-dt-tools .tag.green').waitFor()
  await picture(page, 'decision')
  assert.deepEqual(await violations(page), [])
}

async function keyboard({ page, sheet }) {
  await sheet.cell(0, 0).click()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'Tab', 'Shift+Tab']) await page.keyboard.press(key)
  await page.locator('.lq-dt td.focus[data-cell="2:1"]').waitFor()
  // typing replaces, Esc takes it back, F2 edits what is there
  await page.keyboard.type('9')
  await page.keyboard.press('Escape')
  assert.equal((await sheet.read(2))[1], '> 20 万')
  await page.keyboard.press('F2')
  assert.equal(await page.locator('.lq-dt-input').inputValue(), '> 20 万')
  await page.keyboard.press('Escape')
  // fill down, clear, undo
  await sheet.cell(2, 4).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+d')
  assert.equal((await sheet.read(3))[4], '4')
  await page.keyboard.press('Delete')
  assert.equal((await sheet.read(3))[4], '—')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  assert.equal((await sheet.read(3))[4], '8')
  // a row moves with Alt and the arrows, and back
  await sheet.cell(0, 0).click()
  await page.keyboard.press('Alt+ArrowDown')
  assert.equal((await sheet.read(1))[1], '> 100 万')
  await page.keyboard.press('Alt+ArrowUp')
  assert.equal((await sheet.read(0))[1], '> 100 万')
}

async function marks({ page, sheet, picture, violations }) {
  await sheet.type(6, 1, '>10万')
  await page.locator('.lap').first().waitFor()
  await sheet.counter('重叠').click()
  await sheet.cell(5, 1).click()
  await page.locator('.lq-say .warn').waitFor()
  assert.match(await page.locator('.lq-say').innerText(), /涉及金额[\s\S]*大于 5 万元且不超过 20 万元[\s\S]*与第 7 行/)
  await sheet.cell(7, 0).click()
  await page.keyboard.type('普通')
  await page.keyboard.press('Tab')
  await page.keyboard.type('<=5万')
  await page.keyboard.press('Tab')
  await page.keyboard.type('电话客服，手机银行')
  await page.keyboard.press('Enter')
  await page.locator('tr.gap').first().waitFor()
  await sheet.settled()
  await picture(page, 'decision-marks')
  assert.deepEqual(await violations(page), [])
}

async function fill({ page, sheet }) {
  await page.locator('tr.gap', { hasText: '网点柜面' }).getByRole('button', { name: '补一行' }).click()
  await page.waitForFunction(() => document.querySelectorAll('.lq-dt tbody tr[data-row]').length === 9)
  assert.equal((await sheet.read(8))[1], '≤ 5 万')
  await page.keyboard.type('agent')
  await page.keyboard.press('Tab')
  await page.keyboard.type('24')
  await page.keyboard.press('Enter')
  assert.deepEqual((await sheet.read(8)).slice(3, 5), ['客服', '24'])
}

async function paste({ page, sheet }) {
  await sheet.cell(8, 0).click()
  const last = '普通\t>20万\t除上级或监管转办\tsupervisor\t12\t粘贴的一行\r\n不限\t不限\t不限\tagent\t24\t其余\r\n'
  const first = (await sheet.read(8)).map((text) => (text === '—' ? '' : text)).join('\t')
  await sheet.paste(`${first}\r\n${last}`)
  await page.waitForFunction(() => document.querySelectorAll('.lq-dt tbody tr[data-row]').length === 11)
  assert.deepEqual(await sheet.read(10), ['不限', '不限', '不限', '客服', '24', '其余'])
  await page.locator('tr.gap').first().waitFor({ state: 'detached' })
  // the overlap is settled: the row takes back what it said, and the pasted double of it goes
  await sheet.type(6, 1, '>20万')
  await page.locator('.lap').first().waitFor({ state: 'detached' })
  await sheet.cell(9, 0).click()
  await page.getByRole('button', { name: /^删除行/ }).click()
  await page.waitForFunction(() => document.querySelectorAll('.lq-dt tbody tr[data-row]').length === 10)
  await sheet.settled()
}

async function wrong({ page, sheet }) {
  await sheet.type(0, 1, '很多')
  await page.locator('.lq-dt td.wrong .why').waitFor()
  // the list of problems says which cell it is
  await page.locator('button.lq-problems').click()
  await page.locator('.lq-problem-list li', { hasText: /第 1 行“涉及金额”：/ }).waitFor()
  await page.keyboard.press('Escape')
  await sheet.cell(0, 1).click()
  await page.keyboard.press('Control+z')
  await page.locator('.lq-dt td.wrong').waitFor({ state: 'detached' })
  await sheet.settled()
}

async function test({ page, sheet, picture, violations }) {
  await sheet.choose('lq-tests-0', '贵宾')
  await page.locator('#lq-tests-1').fill('4.2万')
  await sheet.choose('lq-tests-2', '电话客服')
  await page.getByRole('button', { name: '测试', exact: true }).click()
  await page.locator('.lq-dt tr.hit[data-row="3"]').waitFor()
  await page.locator('.lq-result header', { hasText: '命中第 4 行' }).waitFor()
  assert.match(await page.locator('.lq-why').innerText(), /第 1 行[\s\S]*私行/)
  await picture(page, 'decision-hit')
  assert.deepEqual(await violations(page), [])
}

async function cases({ page, sheet, picture, violations }) {
  await page.getByRole('button', { name: '存为测试用例' }).click()
  await page.locator('#case-name').fill('贵宾电话小额')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByRole('tab', { name: /批量测试/ }).click()
  await page.getByRole('button', { name: '全部运行' }).click()
  await page.getByText('7 个用例全部通过').waitFor()
  await page.locator('.lq-cases li', { hasText: '贵宾电话小额' }).waitFor()
  await sheet.settled()
  await picture(page, 'decision-cases')
  assert.deepEqual(await violations(page), [])
}

async function publish({ page, violations }) {
  await page.getByRole('button', { name: '发布', exact: true }).click()
  const drawer = page.locator('.ant-drawer')
  await drawer.getByRole('button', { name: '确认发布' }).click()
  await drawer.getByText(/已发布，第 \d+ 版/).waitFor({ timeout: 60_000 })
  assert.deepEqual(await violations(page), [])
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
}

async function phone({ page, sheet, picture, violations }) {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(PLACE)
  await sheet.rows.first().waitFor()
  assert.equal(await page.locator('.lq-dt-input').count(), 0, 'nothing is edited on a phone')
  await page.getByText('请在电脑上编辑').waitFor()
  assert.ok((await overflow(page)) <= 0)
  await picture(page, 'decision-phone')
  assert.deepEqual(await violations(page), [])
  await page.setViewportSize({ width: 1360, height: 860 })
}

/** The chapters in order. */
export const chapters = {
  'the dispatch table of the demo is opened from the workbench': open,
  'cells are edited by keyboard as in a spreadsheet': keyboard,
  'overlaps and gaps are marked, and told in words': marks,
  'a gap is filled with one click': fill,
  'rows are pasted from a spreadsheet': paste,
  'a cell that cannot be read says so in its place': wrong,
  'a test shows the row that hits, and why the others do not': test,
  'a test becomes a case, and all cases run': cases,
  'the table is published': publish,
  'on a phone the table is read-only and fits': phone,
}
