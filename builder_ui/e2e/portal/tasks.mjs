import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'
import { ask, choose } from './api.mjs'

const wide = { width: 1360, height: 860 }
const phone = { width: 390, height: 844 }
const refunds = '/api/apps/complaint_handling/forms/refund/records'

/** A customer of rm1. */
const customer = async (as) => {
  const page = await as('rm1')
  await page.goto('/')
  const me = (await ask(page, 'GET', '/api/session')).body.person.id
  const found = await ask(page, 'POST', '/api/apps/bank_base/forms/customer/records/query', { filter: [{ field: 'rm', op: 'eq', value: me }], limit: 1 })
  return found.body.items[0]
}

/** A refund request begun over HTTP by the call centre; what is asked in it is its mark. */
const begun = async (as, values = {}) => {
  const { id } = await customer(as)
  const page = await as('agent')
  if (!page.url().startsWith('http')) await page.goto('/')
  const made = await ask(page, 'POST', refunds, { values: { customer: id, channel: 'phone', fee: 'card', amount: '300.00', request: '浏览器里的退费', ...values } })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return { record: made.body.id, title: made.body.title, case: made.body.case }
}

/** The task somebody has in a case, over HTTP. */
const taskOf = async (page, id) => {
  const { body } = await ask(page, 'GET', '/api/tasks?limit=200&order=due')
  return body.items.find((item) => item.case === id)?.id
}

/** The manager verifies, over HTTP; then it is with the supervisor. */
const verified = async (as, id, refund = '300.00') => {
  const page = await as('rm1')
  const done = await ask(page, 'POST', `/api/tasks/${await taskOf(page, id)}/complete`, { opinion: '情况属实', values: { findings: '核对属实', refund } })
  assert.equal(done.status, 200, JSON.stringify(done.body))
}

const row = (page, title) => page.locator('.lq-task', { hasText: title })

/** The inbox with this one opened beside it. */
const open = async (page, title, box = '') => {
  await page.goto(`/inbox${box}${box ? '&' : '?'}q=${encodeURIComponent(title)}`)
  await row(page, title).locator('.what').click()
  await page.locator('.lq-task-pane .head h2').waitFor()
}

const button = (page, name) => page.locator('.lq-task-foot .acts').getByRole('button', { name, exact: true })
const person = async (page, name) => {
  await page.locator('#act-people').fill(name)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).first().click()
  await page.locator('.ant-modal-title').click() // a list of several stays open until one looks elsewhere
  await page.waitForFunction(() => ![...document.querySelectorAll('.ant-select-dropdown')].some((list) => list.checkVisibility()))
}

const looked = async (page, { violations, picture }, name, sizes = [phone, wide]) => {
  for (const size of sizes) {
    await page.setViewportSize(size)
    await page.waitForTimeout(400)
    await picture(page, `tasks-${name}-${size.width}`)
    assert.ok((await overflow(page)) <= 0, `${name} reaches beyond ${size.width} px`)
    assert.deepEqual(await violations(page), [], `${name} at ${size.width}`)
  }
}

const speak = async (page, language) => {
  await ask(page, 'PATCH', '/api/session', { language })
  await page.evaluate((to) => window.localStorage.setItem('lq-language', to), language)
}

export const tasks = {
  'tasks: a form that is submitted says its number and who has it next; the record is locked and says with whom': async (stage) => {
    const { as } = stage
    const { title } = await customer(as)
    const page = await as('agent')
    await page.goto('/app/complaint_handling/form/refund/new')
    await choose(page, 'channel', /./)
    await choose(page, 'customer', title, title)
    await choose(page, 'fee', /./)
    await page.locator('#field-amount').fill('128')
    await page.locator('#field-request').fill('年费重复收取')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText(/流程 \d+ 已发起，下一步：客户经理处理 陈晓雯/).waitFor()
    await page.waitForURL(/form\/refund\/[0-9a-f-]{36}/)
    await page.locator('.lq-held', { hasText: '客户经理处理（陈晓雯）' }).waitFor()
    await looked(page, stage, 'record-held')
    await page.locator('.lq-held').getByRole('button', { name: '查看进度' }).click()
    await page.locator('.lq-track .active', { hasText: '客户经理处理' }).waitFor()
    await page.locator('.lq-story li', { hasText: '陈晓雯' }).first().waitFor()
    assert.equal(await page.getByRole('button', { name: '编辑' }).count(), 0, 'nobody is led into a form he cannot save')
    await looked(page, stage, 'record-flow')
    const id = page.url().match(/refund\/([0-9a-f-]{36})/)[1]
    const current = await ask(page, 'GET', `${refunds}/${id}`)
    const refused = await ask(page, 'PATCH', `${refunds}/${id}`, { values: { amount: '1' } }, { 'If-Match': `"${current.body.version}"` })
    assert.equal(refused.status, 409)
    assert.match(refused.body.detail, /陈晓雯/)
  },

  'tasks: from the call centre to the manager, returned by the supervisor, again, approved, followed up; the story says it all': async (stage) => {
    const { as } = stage
    const { title, case: { id } } = await begun(as)
    const manager = await as('rm1')
    await open(manager, title)
    await manager.locator('.lq-track .active', { hasText: '客户经理处理' }).waitFor()
    await manager.getByText('已核对 0 / 3').waitFor()
    assert.equal(await manager.locator('#field-satisfaction').count(), 0, 'what the node hides is not there')
    await manager.locator('#field-findings').fill('刷卡 12 次，已达标准')
    await manager.locator('#field-refund').fill('400')
    await button(manager, '办理完成').click()
    await manager.locator('[data-field="refund"].bad').waitFor()
    await manager.locator('#field-refund').fill('300')
    await manager.locator('#task-opinion').fill('建议全额退还')
    await looked(manager, stage, 'handle')
    await button(manager, '办理完成').click()
    await manager.getByText(/已办理完成，下一步：主管审批（吴敏）/).waitFor()
    const head = await as('supervisor')
    await open(head, title)
    await head.locator('.lq-read', { hasText: '刷卡 12 次，已达标准' }).waitFor()
    await button(head, '退回').click()
    const dialog = head.getByRole('dialog')
    await dialog.getByText('客户经理处理').click()
    await looked(head, stage, 'return', [wide])
    await dialog.getByRole('button', { name: '退回', exact: true }).click()
    await dialog.getByText('请填写意见').waitFor()
    await dialog.getByRole('button', { name: '取消' }).click()
    await head.locator('#task-opinion').fill('请附刷卡明细')
    await button(head, '退回').click()
    await dialog.getByText('客户经理处理').click()
    await dialog.getByRole('button', { name: '退回', exact: true }).click()
    await head.getByText(/已退回/).first().waitFor()
    await open(manager, title)
    await manager.locator('.lq-track .active', { hasText: '第 2 次' }).waitFor()
    await manager.locator('.lq-story li', { hasText: '退回' }).first().waitFor()
    await button(manager, '办理完成').click()
    await manager.getByText(/下一步：主管审批（吴敏）/).waitFor()
    await open(head, title)
    await button(head, '同意').click()
    await head.getByText(/已同意，下一步：客服回访（赵雨桐）/).waitFor()
    const agent = await as('agent')
    await open(agent, title)
    await agent.locator('#field-satisfaction').fill('5')
    await button(agent, '办理完成').click()
    await agent.getByText('流程已结束').waitFor()
    await open(agent, title, '?box=started')
    await agent.locator('.lq-story li', { hasText: '案件结束' }).waitFor()
    const said = await agent.locator('.lq-story').innerText()
    for (const part of ['退回', '吴敏', '陈晓雯']) assert.ok(said.includes(part), `${part}: ${said}`)
    await looked(agent, stage, 'case')
    const told = await ask(agent, 'GET', `/api/cases/${id}`)
    assert.deepEqual([told.body.status, told.body.result], ['done', 'settled'])
  },

  'tasks: several are approved at once, and each says what came of it': async (stage) => {
    const { as } = stage
    const ones = [await begun(as), await begun(as)]
    for (const one of ones) await verified(as, one.case.id)
    const head = await as('supervisor')
    await head.goto('/inbox')
    for (const one of ones) await head.getByRole('checkbox', { name: `选中 ${one.title}` }).check()
    await head.getByText('已选 2 项').waitFor()
    await looked(head, stage, 'ticked')
    const rest = await taskOf(head, ones[1].case.id)
    await head.getByRole('button', { name: '批量同意' }).click()
    const dialog = head.getByRole('dialog')
    await dialog.locator('#bulk-opinion').fill('同意')
    assert.equal((await ask(head, 'POST', `/api/tasks/${rest}/approve`, {})).status, 200)
    await dialog.getByRole('button', { name: '同意', exact: true }).click()
    await dialog.getByText('1 项已办理，1 项没有办成').waitFor()
    await dialog.getByText(/吴敏已于/).waitFor()
    await looked(head, stage, 'bulk', [wide])
    await dialog.getByRole('button', { name: '完成' }).click()
    for (const one of ones) await row(head, one.title).waitFor({ state: 'detached' })
  },

  'tasks: handed over, delegated and back, signed by one more, a copy read': async (stage) => {
    const { as } = stage
    const { title, case: { id } } = await begun(as)
    const manager = await as('rm1')
    await open(manager, title)
    await button(manager, '转办').click()
    await person(manager, '李志远')
    await manager.getByRole('dialog').getByRole('button', { name: '转办', exact: true }).click()
    await manager.getByText(/已转办/).waitFor()
    const other = await as('rm2')
    await open(other, title)
    await other.locator('.lq-task-foot').getByRole('button', { name: '更多操作' }).click()
    await other.getByRole('menuitem', { name: '委派' }).click()
    await person(other, '陈晓雯')
    await other.getByRole('dialog').getByRole('button', { name: '委派', exact: true }).click()
    await other.getByText(/已委派/).waitFor()
    await open(manager, title)
    await manager.locator('#task-opinion').fill('已代为核对')
    await button(manager, '办理完成').click()
    await manager.getByText(/下一步：客户经理处理（李志远）/).waitFor()
    await open(other, title)
    await other.locator('#field-findings').fill('核对属实')
    await other.locator('#field-refund').fill('300')
    await button(other, '办理完成').click()
    await other.getByText(/下一步：主管审批（吴敏）/).waitFor()
    const head = await as('supervisor')
    await open(head, title)
    await button(head, '加签').click()
    await head.getByRole('dialog').getByText('与我同时').click()
    await person(head, '周启航')
    await looked(head, stage, 'signer', [wide])
    await head.getByRole('dialog').getByRole('button', { name: '加签', exact: true }).click()
    await head.getByText(/已加签/).waitFor()
    await head.locator('.lq-task-foot').getByRole('button', { name: '更多操作' }).click()
    await head.getByRole('menuitem', { name: '抄送' }).click()
    await person(head, '李志远')
    await head.getByRole('dialog').getByRole('button', { name: '抄送', exact: true }).click()
    await head.getByText(/已抄送/).waitFor()
    await open(other, String((await ask(head, 'GET', `/api/cases/${id}`)).body.number), '?box=cc')
    await other.locator('.lq-copies li', { hasText: '李志远' }).waitFor()
    await head.reload()
    await head.locator('.lq-task-pane').waitFor()
    const copies = (await ask(head, 'GET', `/api/cases/${id}`)).body.copies
    assert.ok(copies.find((one) => one.person.label === '李志远')?.read_at, 'the copy was read')
    const stranger = await as('rm3')
    await stranger.goto(`/inbox?case=${id}&item=${id}`)
    await stranger.getByText('没有这个流程').waitFor()
    await stranger.goto(`/inbox?q=${encodeURIComponent(title)}`)
    await stranger.getByText('没有符合条件的事项').waitFor()
    await stranger.goto(`/inbox?task=${await taskOf(head, id)}`)
    await stranger.getByText('没有这件任务').waitFor()
  },

  'tasks: who comes late is told who did what': async (stage) => {
    const { as } = stage
    const { title, case: { id } } = await begun(as)
    await verified(as, id)
    const head = await as('supervisor')
    await open(head, title)
    await button(head, '同意').waitFor()
    assert.equal((await ask(head, 'POST', `/api/tasks/${await taskOf(head, id)}/approve`, { opinion: '在另一台电脑上同意' })).status, 200)
    await head.locator('#task-opinion').fill('不同意')
    await button(head, '驳回').click()
    await head.locator('.lq-summary', { hasText: '吴敏已于' }).waitFor()
    await looked(head, stage, 'conflict', [wide])
    await head.getByRole('button', { name: '查看最新情况' }).click()
    await head.locator('.lq-still', { hasText: '已同意' }).waitFor()
  },

  'tasks: the inbox and a task in both languages at both widths': async (stage) => {
    const { as } = stage
    const head = await as('supervisor')
    for (const language of ['zh', 'en']) {
      await speak(head, language)
      await head.goto('/inbox')
      await head.locator('.lq-task').first().waitFor()
      await looked(head, stage, `inbox-${language}`)
      await head.setViewportSize(wide)
      await head.locator('.lq-task .what').first().click()
      await head.locator('.lq-task-foot').waitFor()
      await head.locator('.lq-story li').first().waitFor()
      await looked(head, stage, `task-${language}`)
      await head.goto('/')
      await head.locator('.lq-home-tasks .lq-rows a').first().waitFor()
      await looked(head, stage, `home-${language}`)
      await head.setViewportSize(wide)
    }
    await speak(head, 'zh')
    const nobody = await as('product')
    await nobody.goto('/inbox')
    await nobody.getByText('没有待处理的事项').waitFor()
    await looked(nobody, stage, 'empty')
    await nobody.setViewportSize(wide)
    await head.goto('/inbox')
  },
}
