import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'
import { ask } from './api.mjs'

const customers = '/api/apps/bank_base/forms/customer'
const chosen = async (page, name, words) => {
  await page.getByRole('combobox', { name }).click()
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: words }).first().click()
}

export const tracing = {
  'a leak is traced by the number of who it is about, by person, and by the code in the file': async ({ as, picture, violations }) => {
    const rm = await as('rm1')
    const { body } = await ask(rm, 'POST', `${customers}/records/query`, { view: 'customers', fields: ['phone', 'number'], limit: 1 })
    const { id, values } = body.items[0]
    await ask(rm, 'GET', `${customers}/records/${id}`)
    const code = await rm.evaluate(async ([where, number]) => {
      const filter = encodeURIComponent(JSON.stringify([{ field: 'number', op: 'eq', value: number }]))
      const answer = await fetch(`${where}/export?format=csv&fields=name,phone,number&filter=${filter}`)
      return /追踪码 (\w{5}-\w{5})/.exec(await answer.text())?.[1]
    }, [customers, values.number])

    assert.ok(code, 'the file ends with a code')
    const page = await as('auditor')
    await page.goto('/admin/audit')
    await page.getByRole('button', { name: '追查泄露' }).click()
    await page.getByText('谁看过、谁带走').waitFor()
    await page.getByRole('combobox', { name: '表单' }).click()
    await page.keyboard.type('·客户')
    await page.keyboard.press('Enter')
    await chosen(page, '标识', '手机号码')
    await page.getByRole('textbox', { name: '号码、编号等，要写全' }).fill(`+86 ${values.phone}`)
    await page.getByRole('button', { name: '查找' }).click()
    const several = page.getByRole('combobox', { name: /请选择/ })
    const seen = page.getByRole('list', { name: '看过的人' })
    await several.or(seen).first().waitFor()
    if (await several.isVisible()) await page.goto(`/admin/trace?by=record&record=${id}`)
    await seen.getByText('陈晓雯').waitFor()
    assert.ok(!page.url().includes(values.phone))
    await page.locator('.ant-table-row', { hasText: '明文查看敏感字段' }).first().waitFor()
    assert.deepEqual(await violations(page), [])
    await picture(page, 'trace-record')
    await page.setViewportSize({ width: 390, height: 844 })
    assert.ok((await overflow(page)) <= 0)
    await picture(page, 'trace-record-phone')
    await page.setViewportSize({ width: 1360, height: 860 })

    await page.locator('.ant-table-row', { hasText: code }).first().getByRole('button', { name: code }).click()
    await page.locator('.ant-table-row', { hasText: '导出记录' }).first().waitFor()
    await page.goto('/admin/trace?by=export')
    await page.getByRole('searchbox', { name: '追踪码' }).fill(code.toLowerCase())
    await page.keyboard.press('Enter')
    await page.locator('.ant-table-row', { hasText: code }).first().waitFor()
    await picture(page, 'trace-export')
    const me = (await ask(rm, 'GET', '/api/session')).body.person.id
    await page.goto(`/admin/trace?by=actor&actor=${me}`)
    await page.locator('.ant-table-row').first().waitFor()
    assert.deepEqual(await violations(page), [])
    await picture(page, 'trace-person')
  },
}
