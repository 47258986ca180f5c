import assert from 'node:assert/strict'
import { choose, shown } from './api.mjs'

const problemAt = (page, field) => page.locator(`#field-${field}-problem`)

/** Conditions, checks and formulas of the complaint form, as they are met while it is filled in. */
export const linkage = {
  'a large amount asks for its reason, and a negative one is refused as it is typed': async ({ as, picture, violations }) => {
    const page = await as('agent')
    await page.goto('/app/complaint_handling/form/complaint/new')
    const amount = page.locator('#field-amount')
    const reason = page.locator('#field-reason')
    await amount.waitFor()
    assert.equal(await reason.count(), 0, 'no reason is asked for yet')

    await amount.fill('50001')
    await reason.waitFor()
    assert.equal(await reason.getAttribute('aria-required'), 'true')
    await amount.fill('5万')
    await reason.waitFor({ state: 'detached' })

    await amount.fill('-1')
    await problemAt(page, 'amount').waitFor()
    assert.equal(await problemAt(page, 'amount').innerText(), '金额不能为负')
    assert.equal(await amount.getAttribute('aria-invalid'), 'true')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'field-amount', 'the cursor stays where it is')
    assert.deepEqual(await violations(page), [])
    await picture(page, 'linkage-check')
    await amount.fill('60000')
    await problemAt(page, 'amount').waitFor({ state: 'detached' })
  },

  'the server asks for the reason as well, lists what is wrong in the form’s order, and what follows is shown before it is saved': async ({ as, picture }) => {
    const page = await as('agent')
    await page.getByRole('button', { name: '提交' }).click()
    await page.locator('.lq-summary').waitFor()
    const listed = await page.locator('.lq-summary li').allInnerTexts()
    const laid = await page.locator('.lq-field.bad').evaluateAll((fields) => fields.map((field) => field.querySelector('label')?.textContent?.replace(' *', '').trim()))
    assert.deepEqual(laid.map((label, at) => listed[at]?.includes(label ?? '')), laid.map(() => true), `${listed} in the order of ${laid}`)
    for (const [at, label] of laid.entries()) assert.equal(listed[at]?.split(label ?? '').length, 2, `${listed[at]} names its field once`)
    assert.ok(laid.includes('原因'))
    await choose(page, 'customer', /王/, '王')
    await page.waitForFunction(() => /普通|贵宾|私行|大众|VIP|金/.test(document.querySelector('[data-field="level"]')?.textContent ?? ''))
    await picture(page, 'linkage-summary')
  },

  'a record keeps its reason while the amount is large, and loses it with it': async ({ as }) => {
    const page = await as('agent')
    await choose(page, 'channel', /./)
    await choose(page, 'category', /./)
    await page.locator('#field-received_at').click()
    await page.keyboard.type('2026-11-20 09:30')
    await page.keyboard.press('Enter')
    await page.locator('#field-content').fill('多次扣费，要求退还')
    await page.locator('#field-reason').fill('系统重复扣款')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/form\/complaint\/[0-9a-f-]{36}/)
    assert.equal(await shown(page, '原因').innerText(), '系统重复扣款')
    await page.getByRole('button', { name: '编辑' }).click()
    await page.locator('#field-amount').fill('100')
    await page.locator('#field-reason').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.locator('.lq-read').first().waitFor()
    assert.equal(await shown(page, '涉及金额').innerText(), '¥100.00')
    assert.doesNotMatch(await page.locator('.lq-read').allInnerTexts().then((texts) => texts.join()), /系统重复扣款/)
  },
}
