import assert from 'node:assert/strict'
import { ask } from './api.mjs'

const [complaints, customers, contacts] = ['complaint_handling/forms/complaint', 'bank_base/forms/customer', 'bank_base/forms/interaction'].map((form) => `/api/apps/${form}/records`)
const draft = '/api/apps/complaint_handling/definitions/form/complaint/draft'

/** A complaint of one's own, made without the form. */
const complaint = async (page, content) => {
  const form = (await ask(page, 'GET', '/api/apps/complaint_handling/forms/complaint')).body
  const code = (name) => form.fields.find((each) => each.name === name).option_set.options.find(({ retired }) => !retired).code
  const customer = (await ask(page, 'GET', '/api/apps/complaint_handling/forms/complaint/lookup?field=customer&q=王')).body?.items?.[0]?.id ?? (await ask(page, 'POST', `${customers}/query`, { limit: 1 })).body.items[0].id
  const made = await ask(page, 'POST', complaints, { values: { customer, channel: code('channel'), category: code('category'), amount: '120.50', phone: '13812345678', received_at: '2026-11-20T09:30:00+08:00', content } })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return made.body
}

const more = async (page, words) => {
  await page.locator('.head').getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: words }).click()
}

/** The builder publishes the complaint form with a change. */
const republish = async (page, change) => {
  const { body: now } = await ask(page, 'GET', draft)
  const put = await ask(page, 'PUT', draft, change(now.body), { 'If-Match': `"${now.revision}"` })
  assert.equal(put.status, 200, JSON.stringify(put.body))
  const published = await ask(page, 'POST', '/api/apps/complaint_handling/publish', { definitions: [{ kind: 'form', name: 'complaint' }], note: '浏览器测试' })
  assert.ok(published.status < 300, JSON.stringify(published.body))
}

export const keeping = {
  'a complaint is handed over to a colleague, and the history says so': async ({ as, picture, violations }) => {
    const page = await as('agent')
    const { id } = await complaint(page, '转给同事处理')
    await page.goto(`/app/complaint_handling/form/complaint/${id}`)
    await more(page, '移交')
    const dialog = page.getByRole('dialog')
    await dialog.locator('#new-owner').click()
    await dialog.locator('#new-owner').fill('陈晓')
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '陈晓雯' }).click()
    await picture(page, 'transfer')
    assert.deepEqual(await violations(page), [])
    await dialog.getByRole('button', { name: '移交' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('主办 陈晓雯').waitFor()
    await page.getByRole('tab', { name: '修改记录' }).click()
    await page.locator('.lq-history li', { hasText: '移交了这条记录' }).first().waitFor()
  },

  'deleting asks first, what was deleted is gone, and the recycle bin gives it back': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    const { body: form } = await ask(page, 'GET', '/api/apps/bank_base/forms/interaction')
    const code = (name) => form.fields.find((each) => each.name === name)?.option_set?.options[0].code
    const customer = (await ask(page, 'POST', `${customers}/query`, { view: 'customers', limit: 1 })).body.items[0].id
    const made = await ask(page, 'POST', contacts, { values: { customer, subject: '误记', channel: code('channel'), purpose: code('purpose'), happened_at: '2026-11-20T10:00:00+08:00', summary: '记错了，要删除' } })
    assert.equal(made.status, 201, JSON.stringify(made.body))
    const { id } = made.body
    await page.goto(`/app/bank_base/form/interaction/${id}`)
    await more(page, '删除')
    await page.locator('.ant-modal-confirm').getByRole('button', { name: '取消' }).click()
    await page.locator('.ant-modal-confirm').waitFor({ state: 'detached' })
    assert.equal((await ask(page, 'GET', `${contacts}/${id}`)).status, 200)
    await more(page, '删除')
    await page.locator('.ant-modal-confirm').getByRole('button', { name: '删除' }).click()
    await page.getByText('已删除').first().waitFor()
    assert.equal((await ask(page, 'GET', `${contacts}/${id}`)).status, 404)

    await page.goto('/app/bank_base/list/interactions')
    await page.getByRole('link', { name: '回收站' }).click()
    const row = page.locator('.ant-table-row', { hasText: '误记' }).first()
    await row.waitFor()
    assert.deepEqual(await violations(page), [])
    await picture(page, 'bin')
    await row.getByRole('button', { name: /恢复/ }).click()
    await page.getByText('已恢复“').first().waitFor()
    assert.equal((await ask(page, 'GET', `${contacts}/${id}`)).status, 200)
  },

  'a form that changed while it was being filled in is caught up with, and nothing typed is lost': async ({ as, enter, password, picture }) => {
    const page = await as('agent')
    await page.goto('/app/complaint_handling/form/complaint/new')
    await page.locator('#field-content').fill('填到一半')
    await page.locator('#field-amount').fill('88')
    const builder = await enter('builder', password)
    const was = (await ask(builder, 'GET', draft)).body.body
    await republish(builder, (body) => ({ ...body, fields: body.fields.map((each) => (each.name === 'phone' ? { ...each, required: true } : each)) }))
    await page.locator('#field-phone').fill('')
    await page.getByRole('button', { name: '提交' }).click()
    await page.locator('[data-field="phone"].bad').waitFor()
    assert.equal(await page.locator('#field-content').inputValue(), '填到一半')
    await page.getByText('表单刚刚更新了').waitFor()
    await picture(page, 'form-changed')
    await republish(builder, () => was)
    await builder.context().close()
    await page.goto('/')
    await page.getByRole('button', { name: '离开，不保存' }).click({ timeout: 3000 }).catch(() => undefined)
  },
}
