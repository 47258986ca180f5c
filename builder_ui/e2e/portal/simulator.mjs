import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'
import { ask } from './api.mjs'

const wide = { width: 1360, height: 860 }
const phone = { width: 390, height: 844 }
const text = (zh, en) => ({ zh, en })
const app = `alerts_${Date.now().toString(36)}`

const form = {
  kind: 'form', schema: 1, name: 'ticket', uid: 'ticketform12', label: text('工单', 'Ticket'), layout: [], title_field: 'subject',
  fields: [
    { uid: 'subjectfld12', name: 'subject', type: 'text', label: text('主题', 'Subject'), required: true },
    { uid: 'amountfield1', name: 'amount', type: 'money', label: text('金额', 'Amount') },
  ],
}
const role = {
  kind: 'role', schema: 1, name: 'handler', uid: 'handlerrole1', label: text('经办', 'Handler'), deny: [],
  grants: [{ uid: 'handlergrant', form: 'ticket', actions: { read: true, create: true, update: true }, fields: [{ field: '*', see: 'clear', write: 'always' }] }],
}
const message = {
  kind: 'message', schema: 1, name: 'overdue', uid: 'overduemsg12', label: text('工单超时', 'Ticket overdue'), form: 'ticket',
  channels: {
    inbox: text('工单“{{ record.subject }}”（{{ record.amount }}）已逾期，{{ task.holder }}办理中', 'Ticket "{{ record.subject }}" ({{ record.amount }}) is late, {{ task.holder }} has it'),
    sms: text('【工单】{{ record.subject }} 已逾期', '{{ record.subject }} is late'),
    email: { ...text('{{ to.name }}：\n工单“{{ record.subject }}”已逾期，请督促处理。', '{{ to.name }}:\nticket "{{ record.subject }}" is late.'), subject_zh: '工单逾期：{{ record.subject }}', subject_en: 'Late: {{ record.subject }}' },
  },
}
const flow = {
  kind: 'flow', schema: 1, name: 'watch', uid: 'watchflow123', label: text('工单处理', 'Ticket'), form: 'ticket',
  nodes: [
    { uid: 'startnode123', name: 'begin', type: 'startEvent', label: text('发起', 'Start'), trigger: { kind: 'api' } },
    {
      uid: 'handlenode12', name: 'handle', type: 'userTask', label: text('办理', 'Handle'), assignment: { strategy: 'person', person: ['rm2'] }, actions: { approve: {}, urge: {} }, fields: [{ field: 'subject', see: 'clear' }],
      due: { duration: 'PT1S', remind: ['PT0S'], escalate: [{ after: 'PT1S', to: { person: ['supervisor'] }, message: 'overdue', channels: ['inbox', 'sms', 'email'] }] },
    },
    { uid: 'endnode12345', name: 'done', type: 'endEvent', label: text('结束', 'End') },
  ],
  sequence_flows: [{ uid: 'arcone123456', from: 'begin', to: 'handle' }, { uid: 'arctwo123456', from: 'handle', to: 'done' }],
}

/** The app, published, with a handler; a case that is late in a second. */
const lateCase = async (as) => {
  const [builder, security, clerk, supervisor] = [await as('builder'), await as('secadmin'), await as('rm1'), await as('supervisor')]
  for (const page of [builder, security, clerk, supervisor]) await page.goto('/')
  assert.ok((await ask(builder, 'POST', '/api/apps', { app, label: text('工单', 'Tickets'), icon: 'form' })).status < 300)
  for (const body of [form, role, message, flow]) {
    const put = await ask(builder, 'PUT', `/api/apps/${app}/definitions/${body.kind}/${body.name}/draft`, body, { 'If-None-Match': '*' })
    assert.ok(put.status < 300, JSON.stringify(put.body))
  }
  const published = await ask(builder, 'POST', `/api/apps/${app}/publish`, { note: '第一版' })
  assert.equal(published.status, 201, JSON.stringify(published.body))
  for (const page of [clerk, supervisor]) {
    const { body: me } = await ask(page, 'GET', '/api/session')
    assert.equal((await ask(security, 'POST', '/api/roles/holders', { app, role: 'handler', person: me.person.id })).status, 201)
  }
  const begun = await ask(clerk, 'POST', `/api/apps/${app}/flows/watch/cases`, { values: { subject: '柜面机具故障', amount: '1250.00' } })
  assert.equal(begun.status, 201, JSON.stringify(begun.body))
  return begun.body
}

/** The page in a language. */
const read = async (page, language) => {
  await page.evaluate((wanted) => window.localStorage.setItem('lq-language', wanted), language)
  await page.reload()
}

const looked = async (page, { violations, picture }, name) => {
  for (const size of [phone, wide]) {
    await page.setViewportSize(size)
    await page.waitForTimeout(400)
    await picture(page, `${name}-${size.width}`)
    assert.ok((await overflow(page)) <= 0, `${name} reaches beyond ${size.width} px`)
    assert.deepEqual(await violations(page), [], `${name} at ${size.width}`)
  }
}

export const simulator = {
  'simulator: what is late is told at the bell, and what would have been sent stands on the page of the administrator': async (stage) => {
    const { as } = stage
    const begun = await lateCase(as)
    const admin = await as('admin')
    await admin.setViewportSize(wide)
    const rows = admin.locator('.ant-table-row', { hasText: '柜面机具故障' })
    await admin.goto('/admin/messages?q=supervisor')
    await admin.getByText('演示环境不会向外发送任何消息').waitFor()
    const simulated = rows.getByText('已模拟，未发出')
    for (let tries = 0; tries < 60 && ((await rows.count()) < 3 || (await simulated.count()) < 2); tries += 1) {
      await admin.waitForTimeout(500)
      await admin.getByRole('button', { name: '刷新' }).click()
      await admin.waitForLoadState('networkidle')
    }
    await rows.filter({ hasText: '【工单】柜面机具故障 已逾期' }).getByText('已模拟，未发出').waitFor()
    await rows.filter({ hasText: '工单逾期：柜面机具故障' }).waitFor()
    await rows.filter({ hasText: '已送达' }).waitFor()
    await looked(admin, stage, 'simulator')
    await read(admin, 'en')
    await admin.getByText('Nothing leaves a demo').waitFor()
    await looked(admin, stage, 'simulator-en')
    await read(admin, 'zh')
    await admin.getByRole('combobox', { name: '渠道' }).click()
    await admin.locator('.ant-select-item-option', { hasText: '短信' }).click()
    await admin.waitForURL((url) => url.search.includes('channel=sms'))
    await admin.waitForFunction(() => [...document.querySelectorAll('.ant-table-row')].length > 0 && [...document.querySelectorAll('.ant-table-row')].every((row) => row.textContent.includes('短信')))
    const supervisor = await as('supervisor')
    await supervisor.goto('/notices')
    const notice = supervisor.locator('.lq-notices button', { hasText: '柜面机具故障' })
    await notice.getByText('（¥1,250.00）已逾期').waitFor()
    await looked(supervisor, stage, 'notices-of-a-flow')
    const handler = await as('rm2')
    await handler.goto('/notices')
    await handler.locator('.lq-notices button', { hasText: `工单处理 ${begun.number}` }).first().waitFor()
  },
  'simulator: quiet hours are set and taken away; others have no such page': async (stage) => {
    const { as } = stage
    const admin = await as('admin')
    await admin.setViewportSize(wide)
    await admin.goto('/admin/messages')
    await admin.getByRole('button', { name: '静默时段' }).click()
    const dialog = admin.getByRole('dialog')
    await dialog.locator('.ant-picker input').first().waitFor()
    for (const [at, time] of ['21:00', '08:00'].entries()) {
      const input = dialog.locator('.ant-picker input').nth(at)
      await input.click()
      await input.fill(time)
      await input.press('Enter')
    }
    await stage.picture(admin, 'quiet-hours')
    assert.deepEqual(await stage.violations(admin), [])
    await dialog.getByRole('button', { name: /^保\s?存$/ }).click()
    await dialog.waitFor({ state: 'detached' })
    assert.deepEqual((await ask(admin, 'GET', '/api/messages/quiet_hours')).body, { starts: '21:00', ends: '08:00' })
    assert.equal((await ask(admin, 'PUT', '/api/messages/quiet_hours', { starts: null, ends: null })).status, 200)
    const clerk = await as('rm1')
    await clerk.goto('/admin/messages')
    await clerk.getByRole('alert').waitFor()
    assert.equal(await clerk.locator('.ant-table-row').count(), 0)
  },
}
