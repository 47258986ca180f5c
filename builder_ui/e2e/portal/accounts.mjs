import assert from 'node:assert/strict'

export const accounts = {
  'a wrong password is told in the reader’s language': async ({ browser, base }) => {
    const context = await browser.newContext({ baseURL: base, reducedMotion: 'reduce', locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto('/login')
    await page.locator('input[autocomplete="username"]').fill('rm1')
    await page.locator('form input[type="password"]').fill('not the password')
    await page.locator('form button[type="submit"]').click()
    const told = page.locator('.ant-alert-error')
    assert.match(await told.innerText(), /[\u4e00-\u9fff]/)
    await page.locator('button[lang="en"]').click()
    await page.locator('form button[type="submit"]').click()
    await page.waitForFunction(() => !/[\u4e00-\u9fff]/.test(document.querySelector('.ant-alert-error')?.textContent ?? '中'))
    assert.equal(await page.locator('h1').innerText(), 'Log in to Langqiao')
    await context.close()
  },

  'a demo person is in with one click, and comes to the page he asked for': async ({ browser, base, password }) => {
    const context = await browser.newContext({ baseURL: base, reducedMotion: 'reduce', locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto('/app/bank_base/list/customers')
    await page.waitForURL((url) => url.pathname === '/login')
    await page.locator('#demo-password').fill(password)
    await page.locator('.person', { hasText: 'rm2' }).click()
    await page.waitForURL((url) => url.pathname === '/app/bank_base/list/customers')
    assert.ok(await page.getByText('演示环境').first().isVisible(), 'the demo says so')
    await page.locator('.lq-identity .me').click()
    await page.getByRole('menuitem', { name: '退出登录' }).click()
    await page.waitForURL((url) => url.pathname === '/login')
    await page.goto('/')
    await page.waitForURL((url) => url.pathname === '/login')
    await context.close()
  },

  'the language changes at run time, everywhere': async ({ as }) => {
    const page = await as('rm1')
    await page.goto('/app/bank_base/list/customers')
    await page.locator('.lq-row').first().waitFor()
    await page.locator('.lq-identity .me').click()
    await page.getByRole('menuitemradio', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'All customers' }).waitFor()
    await page.locator('.lq-menu').waitFor({ state: 'detached' })
    assert.ok(await page.getByRole('button', { name: 'Filter' }).isVisible())
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
    await page.locator('.lq-identity .me').click()
    await page.getByRole('menuitemradio', { name: '中文' }).click()
    await page.getByRole('heading', { name: '全部客户' }).waitFor()
  },

  'Ctrl K goes anywhere by keyboard': async ({ as }) => {
    const page = await as('rm1')
    await page.goto('/')
    await page.locator('.lq-apps').waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('互动记录')
    await page.keyboard.press('Enter')
    await page.waitForURL(/list\/interactions/)
    await page.getByRole('heading', { name: '互动记录' }).waitFor()
  },
}
