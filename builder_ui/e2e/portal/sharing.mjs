import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'

const wide = { width: 1360, height: 860 }
const phone = { width: 390, height: 844 }
const list = '/app/bank_base/form/visit'
const records = '/api/apps/bank_base/forms/visit/records'

/** The visit of this subject, as far as who is logged in there sees it. */
const visit = (page, subject) => page.evaluate(async ([at, wanted]) => {
  const { items } = await (await fetch(`${at}?limit=200`)).json()
  return items.find((one) => one.values.subject === wanted)?.id ?? null
}, [records, subject])

const looked = async (page, { violations, picture }, name) => {
  for (const size of [phone, wide]) {
    await page.setViewportSize(size)
    await page.waitForTimeout(400)
    await picture(page, `${name}-${size.width}`)
    assert.ok((await overflow(page)) <= 0, `${name} reaches beyond ${size.width} px`)
    assert.deepEqual(await violations(page), [], `${name} at ${size.width}`)
  }
}

export const sharing = {
  'sharing: one record is shared with a colleague until a day, and taken back': async (stage) => {
    const { as } = stage
    const giver = await as('rm1')
    await giver.goto('/')
    const subject = '年度资产检视'
    const id = await visit(giver, subject)
    assert.ok(id, 'rm1 has this visit')
    const other = await as('rm2')
    await other.goto('/')
    assert.equal(await visit(other, subject), null)
    await giver.goto(`${list}/${id}`)
    await giver.getByRole('button', { name: '更多' }).first().click()
    await giver.getByRole('menuitem', { name: '共享' }).click()
    const dialog = giver.getByRole('dialog')
    await dialog.getByText('还没有共享给别人').waitFor()
    await dialog.getByRole('combobox', { name: '人员' }).fill('rm2')
    await giver.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
    await dialog.getByText('也可以修改').click()
    await dialog.getByRole('button', { name: '共享', exact: true }).click()
    await dialog.getByRole('button', { name: /^取消共享/ }).waitFor()
    await looked(giver, stage, 'share-dialog')
    await other.goto(`${list}/${id}`)
    await other.getByRole('heading', { name: subject }).waitFor()
    await other.getByRole('button', { name: '编辑' }).waitFor()
    assert.equal(await visit(other, subject), id, 'it is in his list')
    await other.goto('/app/bank_base/list/visits')
    await other.getByRole('button', { name: '共享给我的' }).click()
    await other.waitForURL((url) => url.search.includes('shared=true'))
    await other.locator('.lq-stale').waitFor({ state: 'detached' })
    await other.locator('.lq-row', { hasText: subject }).waitFor()
    await other.waitForFunction(() => document.querySelectorAll('.lq-row').length === 1)
    await looked(other, stage, 'shared-with-me')
    await other.getByRole('button', { name: '共享给我的' }).click()
    await other.waitForFunction(() => document.querySelectorAll('.lq-row').length > 1)
    await dialog.getByRole('button', { name: /^取消共享/ }).click()
    await dialog.getByText('还没有共享给别人').waitFor()
    await dialog.getByRole('button', { name: '关闭' }).last().click()
    await dialog.waitFor({ state: 'detached' })
    assert.equal(await visit(other, subject), null)
    await other.goto(`${list}/${id}`)
    await other.getByText('没有这条记录，或者它对您不可见。').waitFor()
  },
}
