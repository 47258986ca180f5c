import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { enter, exported, withoutDraft } from './desk.mjs'
import { workbook } from './workbook.mjs'

const APP = 'bank_base'

async function scored({ page, sheet, picture, violations }) {
  await withoutDraft(page, APP, 'customer_value')
  await enter(page, APP, 'customer_value')
  await page.locator('.lq-characteristic').nth(3).waitFor()
  await page.locator('#lq-tests-0').fill('60万')
  await page.locator('#lq-tests-2').fill('4000')
  await sheet.choose('lq-tests-3', /./)
  await page.getByRole('button', { name: '测试', exact: true }).click()
  await page.locator('.lq-result .total').waitFor()
  await page.locator('.lq-codes li').first().waitFor()
  await picture(page, 'decision-card')
  assert.deepEqual(await violations(page), [])
}

async function files({ page, picture, violations }) {
  const base = page.getByRole('spinbutton', { name: '基础分' })
  const file = await exported(page, { menu: '导出', item: '导出 Excel' })
  assert.equal(file.name, 'customer_value.xlsx')
  await base.fill('310')
  await base.press('Enter')
  await page.getByRole('button', { name: '导入 Excel' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles(workbook('bad.xlsx', [['指标', '范围', '分值'], ['贷款余额', '很多', 5], [null, '> 5', '十分']]))
  await dialog.locator('td.wrong', { hasText: 'C3 的“十分”不是分值' }).waitFor()
  assert.equal(await dialog.locator('td.wrong').count(), 2)
  await picture(page, 'decision-card-import')
  assert.deepEqual(await violations(page), [])
  await dialog.getByRole('button', { name: '换一个文件' }).click()
  await dialog.locator('input[type=file]').setInputFiles({ name: file.name, mimeType: '', buffer: readFileSync(file.path) })
  await dialog.locator('.lq-proposal tbody tr').nth(15).waitFor()
  await dialog.getByRole('button', { name: '替换评分卡内容' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.waitForFunction(() => document.querySelector('input[aria-label="基础分"]')?.value === '300')
  await withoutDraft(page, APP, 'customer_value')
}

/** The chapters in order. */
export const chapters = {
  'a score card tells its total, and why it is not higher': scored,
  'a score card goes out as a workbook and comes back; wrong cells are shown': files,
}
