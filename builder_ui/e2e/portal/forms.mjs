import assert from 'node:assert/strict'
import { ask, choose, shown } from './api.mjs'

export const made = { complaint: '' }

export const forms = {
  'every mistake is named at its field at once, and nothing typed is lost': async ({ as, picture, violations }) => {
    const page = await as('agent')
    await page.goto('/app/complaint_handling/form/complaint/new')
    await page.locator('#field-phone').fill('12')
    await page.locator('#field-amount').fill('一百')
    await page.getByRole('button', { name: '提交' }).click()
    await page.locator('.lq-summary').waitFor()
    for (const field of ['customer', 'channel', 'category', 'amount', 'phone', 'received_at', 'content']) assert.ok(await page.locator(`[data-field="${field}"].bad`).count(), `${field} has its problem`)
    assert.equal(await page.locator('#field-amount').inputValue(), '一百')
    assert.deepEqual(await violations(page), [])
    await picture(page, 'form-problems')
    await page.locator('.lq-summary .lq-link', { hasText: '投诉内容' }).click()
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'field-content')
  },

  'the corrected form is saved with Ctrl Enter and shown': async ({ as }) => {
    const page = await as('agent')
    await choose(page, 'channel', /./)
    await choose(page, 'customer', /王/, '王')
    await choose(page, 'category', /./)
    await page.locator('#field-phone').fill('138 1234 5678')
    await page.locator('#field-amount').fill('1.2万')
    await page.locator('#field-received_at').click()
    await page.keyboard.type('2026-11-20 09:30')
    await page.keyboard.press('Enter')
    await page.locator('#field-content').fill('二月多扣管理费 <b>请退还</b>')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/form\/complaint\/[0-9a-f-]{36}/)
    made.complaint = page.url().split('/').at(-1) ?? ''
    assert.equal(await shown(page, '涉及金额').innerText(), '¥12,000.00')
    assert.equal(await shown(page, '受理时间').innerText(), '2026-11-20 09:30')
    assert.match(await shown(page, '编号').innerText(), /\d/)
    assert.equal(await shown(page, '投诉内容').innerText(), '二月多扣管理费 <b>请退还</b>')
  },

  'what is masked says so and is never saved as a mask': async ({ as }) => {
    const page = await as('rm1')
    const { body } = await ask(page, 'POST', '/api/apps/bank_base/forms/customer/records/query', { view: 'customers', limit: 1 })
    await page.goto(`/app/bank_base/form/customer/${body.items[0].id}`)
    const number = shown(page, '居民身份证号')
    assert.match(await number.innerText(), /\*{4}/)
    await page.getByRole('button', { name: '编辑' }).click()
    await page.locator('#field-occupation').fill('律师')
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.locator('.lq-read').first().waitFor()
    assert.equal(await shown(page, '职业').innerText(), '律师')
    assert.match(await number.innerText(), /\*{4}/)
  },

  'leaving with unsaved work asks first': async ({ as }) => {
    const page = await as('rm1')
    await page.goto('/app/bank_base/form/interaction/new')
    await page.locator('.lq-form textarea, .lq-form input').last().waitFor()
    const text = page.locator('.lq-form textarea').first()
    await text.fill('草稿')
    await page.getByRole('link', { name: '首页' }).click()
    const dialog = page.getByRole('dialog', { name: '离开这一页？' })
    await dialog.waitFor()
    await dialog.getByRole('button', { name: '留在这里' }).click()
    assert.equal(await text.inputValue(), '草稿')
    await page.getByRole('link', { name: '首页' }).click()
    await page.getByRole('button', { name: '离开，不保存' }).click()
    await page.waitForURL((url) => url.pathname === '/')
  },
}
