import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { overflow } from '../designer/world.mjs'
import { ask } from './api.mjs'

const list = '/app/bank_base/list/interactions'
const imports = '/app/bank_base/import/interaction?view=interactions'
const rows = (page) => page.locator('.lq-row')
const sheet = (name, lines) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`) })
const status = (page, words) => page.locator('.lq-import [role="status"]', { hasText: words }).waitFor({ timeout: 90_000 })
const step = (page, words) => page.locator('.ant-steps-item-active', { hasText: words }).waitFor()
const saved = async (download) => readFileSync(await download.path())

/** A customer of his by number, and how the options of the form are called. */
const known = async (page) => {
  const form = (await ask(page, 'GET', '/api/apps/bank_base/forms/interaction')).body
  const customer = (await ask(page, 'POST', '/api/apps/bank_base/forms/customer/records/query', { limit: 1 })).body.items[0].values.number
  const named = (field) => form.fields.find((each) => each.name === field)
  const option = (field) => named(field).option_set?.options.find(({ retired }) => !retired).label.zh
  return { customer, title: (field) => named(field).label.zh, option, required: form.fields.filter((field) => field.required && field.write !== 'never') }
}

const value = (field, { customer, option }) => {
  if (field.type === 'reference') return customer
  if (field.type === 'choice') return option(field.name)
  if (field.type === 'date_time') return '2026-11-20 09:30'
  return field.type === 'date' ? '2026-11-20' : '导入的回访'
}

export const exchange = {
  'a list is taken out as Excel and CSV, with who did it': async ({ as, picture }) => {
    const page = await as('rm1')
    await page.goto(list)
    await rows(page).first().waitFor()
    await page.getByRole('button', { name: '导入导出' }).click()
    await page.locator('.ant-dropdown:visible').getByText('CSV', { exact: false }).waitFor()
    await picture(page, 'exchange-menu')
    const [csv] = await Promise.all([page.waitForEvent('download'), page.locator('.ant-dropdown:visible').getByText('CSV', { exact: false }).click()])
    const text = (await saved(csv)).toString('utf8')
    assert.match(csv.suggestedFilename(), /\.csv$/)
    const heading = text.split('\r\n')[0].replace('\uFEFF', '').split(',')
    for (const title of await page.locator('.lq-table thead th').allInnerTexts()) if (title.trim()) assert.ok(heading.includes(title.trim()), `${title} is not among ${heading}`)
    assert.match(text, /# 廊桥导出/)
    await page.getByRole('button', { name: '导入导出' }).click()
    const [book] = await Promise.all([page.waitForEvent('download'), page.locator('.ant-dropdown:visible').getByText('Excel', { exact: false }).click()])
    assert.equal((await saved(book)).subarray(0, 2).toString(), 'PK')
  },

  'a file is matched, checked, imported and taken back': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    await page.goto(list)
    await rows(page).first().waitFor()
    const facts = await known(page)
    const line = facts.required.map((field) => value(field, facts))
    const wrong = facts.required.map((field) => (field.type === 'reference' ? '没有这个客户' : value(field, facts)))
    await page.getByRole('button', { name: '导入导出' }).click()
    await page.locator('.ant-dropdown:visible').getByText('导入', { exact: true }).click()
    await step(page, '选择文件')
    await picture(page, 'import-file')
    await page.locator('.lq-sheet-drop input').setInputFiles(sheet('回访.csv', [[...facts.required.map((field) => field.label.zh), '多余的列'], [...line, 'x'], [...line, ''], [...wrong, '']]))
    await step(page, '对应字段')
    await page.locator('.lq-map [role="row"]', { hasText: '多余的列' }).getByText('不导入').waitFor()
    await picture(page, 'import-map')
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: '开始检查' }).click()
    await status(page, '1 行不通过')
    await page.locator('.lq-problems', { hasText: '指向的记录不存在' }).waitFor()
    await picture(page, 'import-checked')
    assert.deepEqual(await violations(page), [])
    const [report] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载问题清单' }).click()])
    assert.match(report.suggestedFilename(), /回访-check\.xlsx/)
    await page.getByRole('button', { name: '导入 2 行' }).click()
    await status(page, '导入完成')
    await picture(page, 'import-done')
    const address = page.url()
    await page.goto(imports)
    await page.locator('.lq-recent button', { hasText: '回访.csv' }).first().click()
    await page.waitForURL(address)
    await page.getByRole('button', { name: '撤销这批导入' }).click()
    await page.locator('.ant-modal-confirm').getByRole('button', { name: '撤销' }).click()
    await status(page, '已撤销这批导入')
    await page.locator('.lq-counts div', { hasText: '已撤销' }).getByText('2', { exact: true }).waitFor()
    await picture(page, 'import-undone')
  },

  'importing fits a phone, and who may not is not asked': async ({ as, enter, password, picture, violations }) => {
    const page = await enter('rm1', password, { width: 390, height: 844 })
    await page.goto(imports)
    await page.locator('.lq-sheet-drop').waitFor()
    await page.locator('.lq-recent button').first().waitFor()
    assert.ok((await overflow(page)) <= 0)
    await picture(page, 'import-phone')
    assert.deepEqual(await violations(page), [])
    await page.locator('.lq-recent button').first().click()
    await page.locator('.lq-counts').waitFor()
    assert.ok((await overflow(page)) <= 0)
    await picture(page, 'import-phone-done')
    await page.context().close()
    const agent = await as('agent')
    await agent.goto('/app/bank_base/list/products')
    await rows(agent).first().waitFor()
    assert.equal(await agent.getByRole('button', { name: '导入导出' }).count(), 0)
    await agent.goto('/app/bank_base/import/customer')
    await agent.getByText('没有权限看这里').waitFor()
  },
}
