import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'
import { choose, shown } from './api.mjs'

const wide = { width: 1360, height: 860 }
const phone = { width: 390, height: 844 }
const list = (page, field) => page.locator('.ant-select-dropdown', { has: page.locator(`#field-${field}_list`) })

/** What a select offers, once it has something to offer. */
const offered = async (page, field) => {
  await page.locator(`#field-${field}`).click()
  const options = list(page, field).locator('.ant-select-item-option')
  await options.first().waitFor()
  const found = await options.evaluateAll((each) => each.filter((one) => !one.classList.contains('ant-select-item-option-disabled')).map((one) => one.innerText.split('\n')[0]))
  await page.keyboard.press('Escape')
  return found
}

/** Interactions of the demo bank: one field says what the next may hold. */
export const choosing = {
  'what may be chosen follows from what is filled in, a default from who and when, and one date from another': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    await page.setViewportSize(wide)
    await page.goto('/app/bank_base/form/interaction/new')
    await page.locator('#field-subject').fill('到期续作沟通')
    await page.locator('[data-field="handled_by"]').getByText('陈晓雯').waitFor()
    assert.match(await page.locator('#field-happened_at').inputValue(), /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}/)
    assert.equal(await page.locator('#field-product').count(), 0, 'no product is asked for yet')

    await choose(page, 'customer', /王/, '王')
    await choose(page, 'channel', '电话')
    await choose(page, 'purpose', '产品推荐')
    await page.locator('#field-product').waitFor()
    const all = await offered(page, 'product')
    assert.ok(all.includes('活期储蓄'), String(all))
    await choose(page, 'purpose', '到期续作')
    await page.locator('#field-product').click()
    await list(page, 'product').locator('.ant-select-item-option', { hasText: '整存整取一年' }).waitFor()
    assert.equal(await list(page, 'product').locator('.ant-select-item-option', { hasText: '活期储蓄' }).count(), 0, 'it has no term')
    await picture(page, 'choosing-product')
    await page.locator('#field-product').fill('活期')
    await page.getByText('按现在填写的内容，没有可以选的记录').waitFor()
    await page.locator('#field-product').fill('')
    await list(page, 'product').locator('.ant-select-item-option', { hasText: '整存整取一年' }).click()

    assert.ok((await offered(page, 'outcome')).includes('未联系上'))
    await choose(page, 'outcome', '未联系上')
    await choose(page, 'channel', '网点面谈')
    await page.locator('#field-outcome-problem').waitFor()
    await choose(page, 'outcome', '有意向')
    await page.locator('#field-outcome-problem').waitFor({ state: 'detached' })
    await page.locator('#field-next_contact_on').and(page.locator('[aria-required="true"]')).waitFor()
    await page.locator('#field-next_contact_on').click()
    await page.keyboard.type('2020-01-06')
    await page.keyboard.press('Enter')
    await page.locator('#field-next_contact_on-problem').getByText('下次联系日期不能早于互动日期').waitFor()
    assert.deepEqual(await violations(page), [])
    await picture(page, 'choosing-checked')
    await page.setViewportSize(phone)
    await page.locator('.lq-foot').waitFor()
    await picture(page, 'choosing-390')
    assert.ok((await overflow(page)) <= 0, 'nothing beyond the window')
    await page.setViewportSize(wide)
    await page.locator('#field-next_contact_on').fill('2030-01-07')
    await page.keyboard.press('Enter')
    await page.locator('#field-next_contact_on-problem').waitFor({ state: 'detached' })
    await page.locator('#field-summary').fill('客户愿意续作，下周来网点办理。')
    await page.getByRole('button', { name: '提交' }).click()
    await page.waitForURL(/form\/interaction\/[0-9a-f-]{36}/)
    assert.equal(await shown(page, '涉及产品').innerText(), '整存整取一年')
    assert.equal(await shown(page, '互动人').innerText(), '陈晓雯')
  },

  'a reload in the middle of a form loses nothing but what is sensitive, and starting over empties it': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    const open = async () => {
      await page.goto('/app/bank_base/form/visit/new')
      await page.locator('#field-subject').waitFor()
    }
    await open()
    await page.locator('#field-subject').fill('秋季走访')
    await choose(page, 'customer', /王/, '王')
    const customer = await page.locator('[data-field="customer"] .ant-select-content, [data-field="customer"] .ant-select-selection-item').first().innerText()
    const accept = (dialog) => dialog.accept()
    page.on('dialog', accept)
    await page.reload()
    page.off('dialog', accept)
    await page.getByText(/已找回 .* 填写但没有提交的内容/).waitFor()
    assert.equal(await page.locator('#field-subject').inputValue(), '秋季走访')
    await page.locator('[data-field="customer"]').getByText(customer, { exact: true }).first().waitFor()
    assert.deepEqual(await violations(page), [])
    await picture(page, 'draft-found')
    await page.getByRole('button', { name: '清空重填' }).click()
    await page.getByText(/已找回 .* 填写但没有提交的内容/).waitFor({ state: 'detached' })
    assert.equal(await page.locator('#field-subject').inputValue(), '')
    await page.locator('#field-subject').fill('放弃的')
    await page.getByRole('link', { name: '首页' }).click()
    await page.getByRole('button', { name: '离开，不保存' }).click()
    await page.waitForURL((url) => url.pathname === '/')
    await open()
    await page.waitForTimeout(600)
    assert.equal(await page.locator('#field-subject').inputValue(), '', 'what was given up stays so')
  },
}
