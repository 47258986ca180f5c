import assert from 'node:assert/strict'
import { ask } from './api.mjs'

export const records = '/api/apps/bank_base/forms/interaction/records'

/** Interactions of one's own under one subject, so that no other chapter's are touched; and the list that shows only these. */
export const some = async (page, mark, count) => {
  const customer = (await ask(page, 'POST', '/api/apps/bank_base/forms/customer/records/query', { limit: 1 })).body.items[0].id
  const form = (await ask(page, 'GET', '/api/apps/bank_base/forms/interaction')).body
  const channels = form.fields.find((field) => field.name === 'channel').option_set.options.filter(({ retired }) => !retired)
  for (let at = 0; at < count; at += 1) {
    const values = { subject: `${mark} ${at + 1}`, customer, channel: channels[at % 2].code, happened_at: '2026-10-08T10:00:00+08:00', summary: '已联系', minutes: 10 + at }
    const made = await ask(page, 'POST', records, { values })
    assert.equal(made.status, 201, JSON.stringify(made.body))
  }
  return { list: `/app/bank_base/list/interactions?filter=${encodeURIComponent(JSON.stringify([{ field: 'subject', op: 'contains', value: mark }]))}`, channels }
}

const minutes = async (page, mark) => {
  const found = await ask(page, 'POST', `${records}/query`, { filter: [{ field: 'subject', op: 'contains', value: mark }], sort: ['subject'] })
  return found.body.items.map((each) => each.values.minutes)
}

export const many = {
  'ticked records are changed together, seen before, and undone': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    const mark = `群发回访${Date.now()}`
    const { list } = await some(page, mark, 3)
    await page.goto(list)
    await page.locator('.lq-row').nth(2).waitFor()
    await page.getByRole('checkbox', { name: '选中这一页' }).check()
    await page.getByText('已选 3 条').waitFor()
    await page.getByRole('button', { name: '修改所选' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '添加要修改的字段' }).click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '时长' }).click()
    await dialog.locator('#bulk-minutes').fill('45')
    await dialog.getByRole('button', { name: '预览' }).click()
    await dialog.getByText('将修改 3 条记录。').waitFor()
    await dialog.locator('tbody tr').nth(2).waitFor()
    assert.deepEqual(await minutes(page, mark), [10, 11, 12], 'nothing is written yet')
    assert.deepEqual(await violations(page), [])
    await picture(page, 'many-preview')
    await dialog.getByRole('button', { name: '修改 3 条' }).click()
    await page.getByText('已修改 3 条记录').waitFor()
    assert.deepEqual(await minutes(page, mark), [45, 45, 45])
    await page.getByRole('button', { name: '撤销这一批' }).click()
    await page.getByText('已撤销，3 条记录恢复原样').waitFor()
    assert.deepEqual(await minutes(page, mark), [10, 11, 12])
  },

  'a value is written in the table, wrong ones are told at the cell': async ({ as, picture }) => {
    const page = await as('rm1')
    const mark = `表内修改${Date.now()}`
    const { list } = await some(page, mark, 2)
    await page.goto(`${list}&sort=subject`)
    await page.locator('.lq-row').nth(1).waitFor()
    await page.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name: '在表格里修改' }).click()
    const cell = page.locator('.lq-row').first().locator('td.lq-cell', { hasText: mark })
    await cell.dblclick()
    const editor = page.locator('.lq-edit')
    await editor.locator('input').fill('')
    await page.keyboard.press('Enter')
    await editor.getByRole('alert').waitFor()
    await picture(page, 'list-edit')
    await editor.locator('input').fill(`${mark} 改`)
    await page.keyboard.press('Enter')
    await page.locator('.lq-cell', { hasText: `${mark} 改` }).waitFor()
    await page.getByText('已保存主题').waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.locator('.lq-cell', { hasText: `${mark} 1` }).waitFor()
  },
}
