import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'

const wide = { width: 1360, height: 860 }
const phone = { width: 390, height: 844 }

const looked = async (page, { violations, picture }, name) => {
  for (const size of [phone, wide]) {
    await page.setViewportSize(size)
    await page.waitForTimeout(400)
    await picture(page, `${name}-${size.width}`)
    assert.ok((await overflow(page)) <= 0, `${name} reaches beyond ${size.width} px`)
    assert.deepEqual(await violations(page), [], `${name} at ${size.width}`)
  }
}

const pick = async (page, box, text) => {
  await box.click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: text }).first().click()
}

export const why = {
  'explaining rights: on a record of his own, and about somebody else by the security administrator': async (stage) => {
    const { as } = stage
    const rm = await as('rm1')
    await rm.goto('/')
    const id = await rm.evaluate(async () => (await (await fetch('/api/apps/bank_base/forms/customer/records?limit=1')).json()).items[0].id)
    await rm.goto(`/app/bank_base/form/customer/${id}`)
    await rm.getByRole('button', { name: '更多' }).first().click()
    await rm.getByRole('menuitem', { name: '我的权限说明' }).click()
    const dialog = rm.getByRole('dialog')
    await dialog.getByText(/角色“客户经理”允许/).first().waitFor()
    await pick(rm, dialog.getByRole('combobox', { name: '字段' }), '证件号码')
    await dialog.getByText('看到脱敏后的值').waitFor()
    await dialog.getByText(/C[23] 类敏感字段/).waitFor()
    await looked(rm, stage, 'why-own')
    await dialog.getByRole('button', { name: /关闭|Close/ }).first().click()
    await dialog.waitFor({ state: 'detached' })

    const page = await as('secadmin')
    await page.setViewportSize(wide)
    await page.goto('/admin/people')
    await page.getByPlaceholder('按姓名或账号查找').fill('rm2')
    await page.keyboard.press('Enter')
    await page.locator('.ant-table-row', { hasText: '李志远' }).click()
    await page.getByRole('button', { name: '权限说明' }).click()
    const asked = page.locator('.ant-modal')
    await asked.locator('#why-record').fill(`http://localhost/app/bank_base/form/customer/${id}`)
    await pick(page, asked.locator('#why-form'), '客户')
    await asked.getByText('不可以').waitFor()
    await asked.getByText(/这条记录不属于/).first().waitFor()
    await looked(page, stage, 'why-other')
    await asked.getByRole('button', { name: /关闭|Close/ }).first().click()
    await asked.waitFor({ state: 'detached' })
  },
}
