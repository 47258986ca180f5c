import assert from 'node:assert/strict'

const fill = (page, id, text) => page.locator(`#${id}`).fill(text)
const option = (page, words) => page.locator('.ant-select-dropdown:visible .ant-select-item-option, .ant-select-dropdown:visible .ant-select-tree-node-content-wrapper', { hasText: words }).first()
let newcomer = { login: '', password: '' }

export const governance = {
  'a new person gets a password for one time and a post': async ({ as, picture }) => {
    const page = await as('admin')
    newcomer = { login: `new${Date.now().toString(36)}`, password: '' }
    await page.goto('/admin/people')
    await page.getByRole('button', { name: '新建人员' }).click()
    await fill(page, 'login', newcomer.login)
    await fill(page, 'name', '新同事')
    await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click()
    await page.getByRole('button', { name: '生成首次登录密码' }).click()
    const secret = page.locator('.lq-secret code')
    await secret.waitFor()
    newcomer.password = await secret.innerText()
    assert.ok(newcomer.password.length >= 10)
    await page.getByRole('button', { name: '完成' }).click()
    await page.getByPlaceholder('按姓名或账号查找').fill(newcomer.login)
    await page.keyboard.press('Enter')
    await page.locator('.ant-table-row', { hasText: '新同事' }).click()
    await page.getByRole('button', { name: '增加任职' }).click()
    await page.locator('#unit').click()
    await option(page, '城南支行').click()
    await page.locator('#post').click()
    await option(page, '客户经理').click()
    await page.locator('.ant-drawer form').last().getByRole('button', { name: '保存' }).click()
    await page.locator('.ant-drawer .item', { hasText: '客户经理' }).waitFor()
    await picture(page, 'person')
  },

  'the newcomer must choose his own password first': async ({ browser, base }) => {
    const context = await browser.newContext({ baseURL: base, reducedMotion: 'reduce', locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto('/login')
    await page.locator('input[autocomplete="username"]').fill(newcomer.login)
    await page.locator('form input[type="password"]').fill(newcomer.password)
    await page.locator('form button[type="submit"]').click()
    const dialog = page.getByRole('dialog', { name: '修改密码' })
    await dialog.waitFor()
    await fill(page, 'old', newcomer.password)
    await fill(page, 'next', 'Qiao-2026-langqiao!')
    await fill(page, 'again', 'Qiao-2026-langqiao!')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await context.close()
    newcomer.password = 'Qiao-2026-langqiao!'
  },

  'a locked person is told so and let in again': async ({ as, browser, base }) => {
    const page = await as('admin')
    await page.getByRole('button', { name: '锁定', exact: true }).click()
    await page.locator('#lock-reason').fill('测试')
    await page.locator('.ant-modal-confirm').getByRole('button', { name: '锁定' }).click()
    await page.locator('.ant-drawer').getByText('已锁定').waitFor()
    const context = await browser.newContext({ baseURL: base, reducedMotion: 'reduce', locale: 'zh-CN' })
    const other = await context.newPage()
    await other.goto('/login')
    await other.locator('input[autocomplete="username"]').fill(newcomer.login)
    await other.locator('form input[type="password"]').fill(newcomer.password)
    await other.locator('form button[type="submit"]').click()
    await other.locator('.ant-alert-error').waitFor()
    await context.close()
    await page.getByRole('button', { name: '解锁' }).click()
    await page.locator('.ant-drawer').getByText('正常').first().waitFor()
  },

  'who leaves is out at once, and may come back': async ({ as }) => {
    const page = await as('admin')
    const drawer = page.locator('.ant-drawer')
    await drawer.getByRole('button', { name: '办理离职' }).click()
    await page.locator('#lock-reason').fill('合同到期')
    await page.locator('.ant-modal-confirm').getByRole('button', { name: '办理离职' }).click()
    await drawer.getByText('已离职').waitFor()
    await drawer.locator('.item', { hasText: '客户经理' }).waitFor({ state: 'detached' })
    await drawer.getByRole('button', { name: '返岗' }).click()
    await drawer.getByText('正常').first().waitFor()
  },

  'a team is set up below a sub-branch and closed again': async ({ as }) => {
    const page = await as('admin')
    const code = `T${Date.now().toString(36)}`
    await page.goto('/admin/organisation')
    await page.locator('.ant-table-row', { hasText: '城北支行' }).getByRole('button', { name: /操作/ }).click()
    await page.getByRole('menuitem', { name: '在下面新建' }).click()
    await fill(page, 'label_zh', '临时团队')
    await fill(page, 'code', code)
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    const row = page.locator('.ant-table-row', { hasText: code })
    await row.waitFor()
    await row.getByRole('button', { name: /操作/ }).click()
    await page.getByRole('menuitem', { name: '关闭' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).last().click()
    await row.waitFor({ state: 'detached' })
  },

  'a role is given to a person and taken back': async ({ as }) => {
    const page = await as('secadmin')
    await page.goto('/admin/roles?app=complaint_handling&role=inspector')
    await page.getByRole('button', { name: '授予角色' }).click()
    await page.locator('#person').click()
    await page.locator('#person').fill('新同事')
    await option(page, '新同事').click()
    await page.getByRole('dialog').getByRole('button', { name: '授予角色' }).click()
    const row = page.locator('.ant-table-row', { hasText: '新同事' })
    await row.waitFor()
    await row.getByRole('button', { name: '收回' }).click()
    await page.locator('.ant-modal-confirm').getByRole('button', { name: '收回' }).click()
    await row.waitFor({ state: 'detached' })
  },

  'the auditor reads the trail and verifies it': async ({ as, picture }) => {
    const page = await as('auditor')
    await page.goto('/admin/audit')
    await page.locator('.ant-table-row', { hasText: '收回角色' }).first().waitFor()
    await page.getByRole('button', { name: '校验完整性' }).click()
    await page.locator('.lq-verdict.ok').waitFor()
    await page.locator('.ant-table-row', { hasText: '收回角色' }).first().click()
    await page.locator('.lq-details').first().waitFor()
    await picture(page, 'audit')
  },
}
