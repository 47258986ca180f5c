import assert from 'node:assert/strict'
import { ask, shown } from './api.mjs'

const customers = '/api/apps/bank_base/forms/customer/records'
/** Told apart from what an earlier run on the same data left there. */
const run = Date.now().toString(36)
const mine = { occupation: `我填的职业${run}`, remark: `我的备注${run}` }
const theirs = { occupation: `对方填的职业${run}`, address: `对方填的地址 ${run} 号` }

export const conflicts = {
  'a colleague’s change is put beside mine, field by field, and nothing is overwritten': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    const { body } = await ask(page, 'POST', `${customers}/query`, { view: 'customers', limit: 3 })
    const { id } = body.items[2]
    await page.goto(`/app/bank_base/form/customer/${id}`)
    await page.getByRole('button', { name: '编辑' }).click()
    await page.locator('#field-occupation').fill(mine.occupation)
    await page.locator('#field-remark').fill(mine.remark)
    const now = await ask(page, 'GET', `${customers}/${id}`)
    assert.equal((await ask(page, 'PATCH', `${customers}/${id}`, { values: theirs }, { 'If-Match': `"${now.body.version}"` })).status, 200)

    await page.getByRole('button', { name: '保存修改' }).click()
    const panel = page.locator('.lq-conflict')
    await panel.waitFor()
    assert.ok(await page.getByRole('button', { name: '按所选保存' }).isDisabled(), 'what both changed must be chosen')
    await picture(page, 'conflict')
    assert.deepEqual(await violations(page), [])
    await panel.getByRole('group', { name: '职业' }).getByText(mine.occupation).click()
    await page.getByRole('button', { name: '按所选保存' }).click()
    await page.locator('.lq-read').first().waitFor()
    assert.equal(await shown(page, '职业').innerText(), mine.occupation)
    assert.equal(await shown(page, '通讯地址').innerText(), theirs.address)
    assert.equal(await shown(page, '备注').innerText(), mine.remark)
  },

  'the history says who, when, old and new': async ({ as, picture }) => {
    const page = await as('rm1')
    await page.getByRole('tab', { name: '修改记录' }).click()
    const first = page.locator('.lq-history li').first()
    await first.waitFor()
    const text = await first.innerText()
    assert.match(text, /陈晓雯/)
    assert.ok(text.includes(theirs.occupation))
    assert.ok(text.includes(mine.occupation))
    assert.match(text, /\d{4}-\d{2}-\d{2} \d{2}:\d{2}/)
    await picture(page, 'history')
  },
}
