import assert from 'node:assert/strict'
import { ask, shown } from './api.mjs'

const customers = '/api/apps/bank_base/forms/customer/records'

export const conflicts = {
  'a colleague’s change is put beside mine, field by field, and nothing is overwritten': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    const { body } = await ask(page, 'POST', `${customers}/query`, { view: 'customers', limit: 3 })
    const { id } = body.items[2]
    await page.goto(`/app/bank_base/form/customer/${id}`)
    await page.getByRole('button', { name: '编辑' }).click()
    await page.locator('#field-occupation').fill('我填的职业')
    await page.locator('#field-remark').fill('我的备注')
    const now = await ask(page, 'GET', `${customers}/${id}`)
    const theirs = { occupation: '对方填的职业', address: '对方填的地址 1 号' }
    assert.equal((await ask(page, 'PATCH', `${customers}/${id}`, { values: theirs }, { 'If-Match': `"${now.body.version}"` })).status, 200)

    await page.getByRole('button', { name: '保存修改' }).click()
    const panel = page.locator('.lq-conflict')
    await panel.waitFor()
    assert.ok(await page.getByRole('button', { name: '按所选保存' }).isDisabled(), 'what both changed must be chosen')
    await picture(page, 'conflict')
    assert.deepEqual(await violations(page), [])
    await panel.getByRole('group', { name: '职业' }).getByText('我填的职业').click()
    await page.getByRole('button', { name: '按所选保存' }).click()
    await page.locator('.lq-read').first().waitFor()
    assert.equal(await shown(page, '职业').innerText(), '我填的职业')
    assert.equal(await shown(page, '通讯地址').innerText(), '对方填的地址 1 号')
    assert.equal(await shown(page, '备注').innerText(), '我的备注')
  },

  'the history says who, when, old and new': async ({ as, picture }) => {
    const page = await as('rm1')
    await page.getByRole('tab', { name: '修改记录' }).click()
    const first = page.locator('.lq-history li').first()
    await first.waitFor()
    const text = await first.innerText()
    assert.match(text, /陈晓雯/)
    assert.match(text, /对方填的职业/)
    assert.match(text, /我填的职业/)
    assert.match(text, /\d{4}-\d{2}-\d{2} \d{2}:\d{2}/)
    await picture(page, 'history')
  },
}
