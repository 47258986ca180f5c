import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'

const wide = { width: 1360, height: 860 }
const phone = { width: 390, height: 844 }

/** A customer of his own, as he sees him. */
const anybody = (page) => page.evaluate(async () => {
  const { items } = await (await fetch('/api/apps/bank_base/forms/customer/records?limit=1&sort=name')).json()
  return items[0] && { id: items[0].id, ...items[0].values }
})

const opened = async (page, key) => {
  await page.goto('/')
  await page.locator('.lq-apps').waitFor()
  await page.keyboard.press(key)
  await page.locator('.lq-palette input').waitFor()
}
const found = (page, text) => page.locator('.lq-palette [role="option"]', { hasText: text })

export const searching = {
  'searching: a customer is found by a part of his name, by initials and by the end of his number': async (stage) => {
    const page = await stage.as('rm1')
    await page.setViewportSize(wide)
    await opened(page, '/')
    const customer = await anybody(page)
    assert.ok(customer, 'rm1 has customers')
    const input = page.locator('.lq-palette input')
    await input.fill(customer.name)
    const first = found(page, customer.name).first()
    await first.waitFor()
    await page.locator('.lq-palette mark', { hasText: customer.name }).first().waitFor()
    await stage.picture(page, 'search-1360')
    assert.deepEqual(await stage.violations(page), [], 'search at 1360')
    await input.fill(customer.number)
    await found(page, customer.number).first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname === `/app/bank_base/form/customer/${customer.id}`)
    await page.getByRole('heading', { name: customer.name }).first().waitFor()
  },

  'searching: one form is gone through, nothing found is told, and Escape leaves': async (stage) => {
    const page = await stage.as('rm1')
    await page.setViewportSize(wide)
    await opened(page, 'Control+k')
    const input = page.locator('.lq-palette input')
    await input.fill('C-0')
    const all = page.locator('.lq-palette [role="group"][aria-label="客户"]').getByText('查看全部')
    await all.waitFor()
    await all.click()
    await page.locator('.lq-palette .only').waitFor()
    await page.waitForFunction(() => document.querySelectorAll('.lq-palette [role="option"]').length > 6)
    await page.getByRole('button', { name: '搜索全部' }).click()
    await page.locator('.lq-palette .only').waitFor({ state: 'detached' })
    await input.fill('绝不会有这个人')
    await page.getByText('没有找到“绝不会有这个人”').waitFor()
    await stage.picture(page, 'search-none-1360')
    await input.fill('x')
    await page.getByText('请至少输入一个汉字').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.lq-palette').waitFor({ state: 'detached' })
  },

  'searching: on a phone, in English too, and nothing reaches beyond the edge': async (stage) => {
    const page = await stage.as('rm1')
    await page.setViewportSize(phone)
    await page.goto('/')
    const customer = await anybody(page)
    await page.locator('.lq-top').getByRole('button', { name: '搜索（Ctrl K 或 /）' }).click()
    await page.locator('.lq-palette input').fill(customer.name.slice(0, 1))
    await page.locator('.lq-palette mark').first().waitFor()
    await stage.picture(page, 'search-390')
    assert.ok((await overflow(page)) <= 0, 'search reaches beyond 390 px')
    assert.deepEqual(await stage.violations(page), [], 'search at 390')
    await page.getByRole('button', { name: '关闭' }).click()
    await page.locator('.lq-palette').waitFor({ state: 'detached' })
    await page.setViewportSize(wide)
  },

  'searching: whose customer it is not, he does not find': async (stage) => {
    const page = await stage.as('rm1')
    await page.setViewportSize(wide)
    await page.goto('/')
    const customer = await anybody(page)
    const other = await stage.as('rm2')
    await other.setViewportSize(wide)
    await opened(other, '/')
    await other.locator('.lq-palette input').fill(customer.number)
    await other.getByText(`没有找到“${customer.number}”`).waitFor()
    await other.keyboard.press('Escape')
    await other.locator('.lq-palette').waitFor({ state: 'detached' })
  },
}
