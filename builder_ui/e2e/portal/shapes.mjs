import assert from 'node:assert/strict'
import { ask } from './api.mjs'
import { overflow } from '../designer/world.mjs'
import { records, some } from './many.mjs'

const option = (page, name) => page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name })

export const shapes = {
  'a list stands in groups with totals, and is kept as a view': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    const mark = `分组回访${Date.now()}`
    const { list } = await some(page, mark, 3)
    await page.goto(list)
    await page.locator('.lq-row').nth(2).waitFor()
    await page.getByRole('button', { name: '分组', exact: true }).click()
    await page.locator('#shape-group').click()
    await option(page, /^渠道$/).click()
    await page.locator('.lq-groups .head').nth(1).waitFor()
    await page.getByRole('combobox', { name: '添加合计' }).click()
    await option(page, '时长').click()
    await page.locator('.lq-groups .all').getByText('33', { exact: true }).waitFor()
    await page.locator('.lq-groups .head').filter({ hasText: '22' }).locator('.bdg').getByText('2', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.lq-shape').waitFor({ state: 'hidden' })
    await page.locator('.lq-groups .head .open').first().click()
    await page.locator('.lq-groups .lq-row').first().waitFor()
    assert.deepEqual(await violations(page), [])
    await picture(page, 'list-groups')

    await page.getByRole('button', { name: '视图', exact: true }).click()
    await page.getByRole('button', { name: '另存为视图' }).click()
    await page.getByLabel('视图名称').fill(mark)
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.waitForURL(/saved=/)
    await page.goto('/app/bank_base/list/interactions')
    await page.locator('.lq-row').first().waitFor()
    await page.getByRole('button', { name: '视图', exact: true }).click()
    await page.locator('.lq-views').getByRole('button', { name: mark, exact: true }).waitFor()
    assert.deepEqual(await violations(page), [])
    await picture(page, 'list-views')
    await page.locator('.lq-views').getByRole('button', { name: mark, exact: true }).click()
    await page.locator('.lq-groups .head').nth(1).waitFor()
    await page.locator('.lq-groups .all').getByText('33', { exact: true }).waitFor()

    await page.setViewportSize({ width: 390, height: 844 })
    await page.reload()
    await page.locator('.lq-groups .head .open').first().click()
    await page.locator('.lq-groups .all').getByText('33', { exact: true }).waitFor()
    await picture(page, 'list-groups-phone')
    assert.ok((await overflow(page)) <= 0, 'nothing beyond the window')
    await page.setViewportSize({ width: 1360, height: 860 })

    const named = `${mark} 新名`
    await page.getByRole('button', { name: mark, exact: true }).click()
    await page.getByRole('button', { name: `重命名视图“${mark}”` }).click()
    await page.getByLabel('视图名称').fill(named)
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.locator('.lq-views').getByRole('button', { name: named, exact: true }).waitFor()
    await page.getByRole('button', { name: `删除视图“${named}”` }).click()
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
    await page.getByText(`已删除视图“${named}”`).waitFor()
    await page.waitForURL((url) => !url.search.includes('saved='))
    const kept = (await ask(page, 'GET', '/api/apps/bank_base/forms/interaction/saved_views?view=bank_base/interactions')).body.items
    assert.ok(kept.every(({ name }) => !name.startsWith(mark)), 'the view is gone')
  },

  'who may not see a field has no groups, totals or view of it': async ({ as, picture }) => {
    const [page, reader] = [await as('rm1'), await as('agent')]
    const body = { columns: [{ field: 'name' }, { field: 'aum' }], group: { field: 'level' }, totals: [{ field: 'aum', of: 'sum' }] }
    const place = '/api/apps/bank_base/forms/customer/saved_views'
    const made = await ask(page, 'POST', place, { name: `资产${Date.now()}`, view: 'bank_base/customers', body })
    assert.equal(made.status, 201, JSON.stringify(made.body))
    const address = `/app/bank_base/list/customers?saved=${made.body.id}&group=level&totals=aum:sum`
    await page.goto(address)
    await page.locator('.lq-groups .lq-total').first().waitFor()
    await reader.goto(address)
    await reader.locator('.lq-groups .head .open').first().click()
    await reader.locator('.lq-groups .lq-row').first().waitFor()
    assert.equal(await reader.locator('.lq-total').count(), 0, 'no total of what he may not see')
    assert.equal(await reader.locator('th', { hasText: '资产' }).count(), 0, 'nor its column')
    await reader.getByRole('button', { name: '视图', exact: true }).click()
    await reader.locator('.lq-views').getByRole('button', { name: '默认视图' }).waitFor()
    assert.equal(await reader.getByText(made.body.name).count(), 0, 'nor a view that is somebody else’s')
    await picture(reader, 'list-views-stranger')
    assert.equal((await ask(page, 'DELETE', `${place}/${made.body.id}`)).status, 204)
  },

  'a colleague’s change is told at the cell, and whoever writes chooses': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    const mark = `表内冲突${Date.now()}`
    const { list } = await some(page, mark, 1)
    const now = async () => (await ask(page, 'POST', `${records}/query`, { filter: [{ field: 'subject', op: 'contains', value: mark }] })).body.items[0]
    const theirs = async (subject) => {
      const { id, version } = await now()
      assert.equal((await ask(page, 'PATCH', `${records}/${id}`, { values: { subject } }, { 'If-Match': `"${version}"` })).status, 200)
    }
    const write = async (old, text) => {
      await page.locator('td.lq-cell', { hasText: old }).dblclick()
      await page.locator('.lq-edit input').fill(text)
    }
    await page.goto(list)
    await page.locator('.lq-row').first().waitFor()
    await page.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name: '在表格里修改' }).click()
    await write(`${mark} 1`, `${mark} 我的`)
    await theirs(`${mark} 同事的`)
    await page.keyboard.press('Enter')
    await page.locator('.lq-edit').getByRole('alert').getByText(`${mark} 同事的`).waitFor()
    assert.deepEqual(await violations(page), [])
    await picture(page, 'list-edit-conflict')
    await page.getByRole('button', { name: '保留现在的' }).click()
    await page.locator('.lq-cell', { hasText: `${mark} 同事的` }).waitFor()
    assert.equal((await now()).values.subject, `${mark} 同事的`)

    await write(`${mark} 同事的`, `${mark} 我的`)
    await theirs(`${mark} 又改`)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '用我的' }).click()
    await page.locator('.lq-cell', { hasText: `${mark} 我的` }).waitFor()
    assert.equal((await now()).values.subject, `${mark} 我的`)
  },
}
