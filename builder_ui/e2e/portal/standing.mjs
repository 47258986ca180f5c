import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'

const banner = (page) => page.locator('.lq-standing')
const wide = { width: 1360, height: 860 }
const phone = { width: 390, height: 844 }

/** As it is now, wide and on a phone: nothing serious for axe, nothing wider than the window. */
const whole = async (page, { violations, picture }, name, sizes = [phone, wide]) => {
  for (const size of sizes) {
    await page.setViewportSize(size)
    await page.locator(size === phone ? '.lq-bottom' : '.lq-nav').waitFor()
    await page.waitForTimeout(400)
    await picture(page, `${name}-${size.width}`)
    assert.ok((await overflow(page)) <= 0, `${name} reaches beyond ${size.width} px`)
    assert.deepEqual(await violations(page), [], `${name} at ${size.width}`)
  }
}

export const standing = {
  'standing in: the security administrator looks as somebody else, read-only': async (stage) => {
    const { as } = stage
    const page = await as('secadmin')
    await page.goto('/admin/people')
    await page.getByPlaceholder('按姓名或账号查找').fill('rm1')
    await page.keyboard.press('Enter')
    await page.locator('.ant-table-row', { hasText: '陈晓雯' }).click()
    await page.getByRole('button', { name: '以 TA 的身份查看' }).click()
    await page.locator('#look-reason').fill('核对客户经理看不到的客户')
    await page.locator('.ant-modal-confirm').getByRole('button', { name: '开始查看' }).click()
    await banner(page).getByText('正在以 陈晓雯 的身份查看').waitFor()
    await page.locator('.lq-nav').getByText('治理').waitFor({ state: 'hidden' })
    await page.locator('.lq-nav a[href^="/app/"]').first().waitFor()
    await whole(page, stage, 'look-as')
    const refused = await page.evaluate(async () => (await fetch('/api/session/password', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status)
    assert.equal(refused, 403)
    await banner(page).getByRole('button', { name: '结束查看' }).click()
    await banner(page).waitFor({ state: 'hidden' })
    await page.locator('.lq-nav').getByText('治理').waitFor()
  },

  'standing in: a post is delegated, and the other acts for its holder': async (stage) => {
    const { as } = stage
    const president = await as('president')
    await president.setViewportSize(wide)
    await president.goto('/')
    await president.locator('.lq-identity .me').click()
    await president.getByRole('menuitem', { name: '委托他人代理' }).click()
    const dialog = president.getByRole('dialog')
    await dialog.locator('#person').click()
    await dialog.locator('#person').fill('黄思齐')
    await president.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '黄思齐' }).first().click()
    await dialog.locator('#reason').fill('休假')
    const days = dialog.locator('.ant-form-item', { has: president.locator('#days') })
    const until = days.locator('input').nth(1)
    const proposed = await until.inputValue()
    const through = async (day) => {
      await until.click()
      await until.fill(day)
      await president.keyboard.press('Enter')
      await president.keyboard.press('Enter') // the first day stays
      await president.locator('.ant-picker-dropdown:visible').waitFor({ state: 'detached' })
      assert.equal(await until.inputValue(), day)
    }
    await through(`${Number(proposed.slice(0, 4)) + 2}${proposed.slice(4)}`)
    await dialog.getByRole('button', { name: '委托', exact: true }).click()
    await days.locator('.ant-form-item-explain-error').waitFor()
    assert.equal(await president.locator('.ant-message-error').count(), 0, 'what is wrong with the days stands at the days')
    await through(proposed)
    await dialog.getByRole('button', { name: '委托', exact: true }).click()
    await dialog.getByText('黄思齐 代 周启航').waitFor()
    await whole(president, stage, 'delegate', [wide])
    const other = await as('product')
    await other.goto('/')
    await other.reload()
    await other.locator('.lq-identity .me').click()
    await other.getByRole('menuitemradio', { name: '代 周启航' }).click()
    await banner(other).getByText('正在代理 周启航').waitFor()
    await other.locator('.lq-identity').getByText('黄思齐 代 周启航').waitFor()
    await whole(other, stage, 'acting-for')
    await banner(other).getByRole('button', { name: '回到本人岗位' }).click()
    await banner(other).waitFor({ state: 'hidden' })
    await dialog.getByRole('button', { name: '结束', exact: true }).click()
    await dialog.getByText('黄思齐 代 周启航').waitFor({ state: 'hidden' })
    await dialog.getByRole('button', { name: '关闭' }).last().click()
    await dialog.waitFor({ state: 'hidden' })
    await president.setViewportSize(phone)
    await president.goto('/me')
    await president.getByRole('menuitem', { name: '委托他人代理' }).click()
    await dialog.locator('#reason').waitFor()
    await whole(president, stage, 'delegate', [phone])
    await dialog.getByRole('button', { name: '关闭' }).last().click()
    await dialog.waitFor({ state: 'hidden' })
    await president.setViewportSize(wide)
  },
}
