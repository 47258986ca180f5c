import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { enter, exported, withoutDraft } from './desk.mjs'
import { workbook } from './workbook.mjs'

const APP = 'complaint_handling'
const HEADS = ['客户级别', '涉及金额', '处理岗', '备注']
const GOOD = [['贵宾及以上', '>5万', '客户经理', '大额'], ['普通', '5万~20万', '支行主管', null], [null, null, '客服', '其余']]

async function fromExcel({ page, sheet, picture, violations }) {
  await withoutDraft(page, APP, 'dispatch')
  await enter(page, APP, 'dispatch')
  const before = await sheet.rows.count()
  await page.getByRole('button', { name: '导入 Excel' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles(workbook('bad.xlsx', [HEADS, ['贵宾', '很多', '客户经理', null], ...GOOD]))
  // what cannot be read is told in its place and by the address people know from the sheet
  await dialog.locator('td.wrong', { hasText: 'B2 的“很多”' }).waitFor()
  await picture(page, 'decision-import')
  assert.deepEqual(await violations(page), [])
  await dialog.getByRole('button', { name: '换一个文件' }).click()
  await dialog.locator('input[type=file]').setInputFiles(workbook('good.xlsx', [HEADS, ...GOOD]))
  await dialog.locator('tbody tr').nth(2).waitFor()
  assert.equal(await dialog.locator('td.wrong').count(), 0)
  await dialog.getByRole('button', { name: '替换表格内容' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await sheet.rows.nth(2).waitFor()
  assert.equal(await sheet.rows.count(), 3)
  assert.deepEqual((await sheet.read(0)).slice(0, 2), ['贵宾，私行', '> 5 万'])
  await sheet.cell(0, 0).click()
  await page.keyboard.press('Control+z')
  await sheet.rows.nth(before - 1).waitFor()
  assert.equal(await sheet.rows.count(), before)
  await sheet.settled()
}

async function toFiles({ page, sheet, picture, violations }) {
  const before = await sheet.read(2)
  const rows = await sheet.rows.count()
  const file = await exported(page, { menu: '导出', item: '导出 Excel' })
  assert.equal(file.name, 'dispatch.xlsx')
  await page.getByRole('button', { name: '导入 Excel' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles({ name: file.name, mimeType: '', buffer: readFileSync(file.path) })
  await dialog.locator('.lq-proposal tbody tr').nth(rows - 1).waitFor()
  assert.equal(await dialog.locator('td.wrong').count() + await dialog.locator('.lq-loss').count(), 0)
  await picture(page, 'decision-import-own')
  assert.deepEqual(await violations(page), [])
  await dialog.getByRole('button', { name: '替换表格内容' }).click()
  await dialog.waitFor({ state: 'hidden' })
  assert.deepEqual(await sheet.read(2), before)
  const model = await exported(page, { menu: '导出', item: '导出 DMN 1.5' })
  assert.equal(model.name, 'dispatch.dmn')
  // the cases of the table have no place in a model, and that is said
  await page.locator('.ant-message', { hasText: '不在文件里' }).waitFor()
}

const MODEL = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="n">
<decision id="d" name="Fee of a transfer"><variable name="Fee of a transfer"/><decisionTable hitPolicy="FIRST">
<input id="i"><inputExpression typeRef="number"><text>amount</text></inputExpression></input><output id="o" typeRef="number"/>
<rule id="r"><inputEntry id="a"><text>&gt; 5</text></inputEntry><outputEntry id="b"><text>1</text></outputEntry></rule>
</decisionTable></decision>
<decision id="e" name="Twice"><variable name="Twice"/><literalExpression><text>2 * 2</text></literalExpression></decision>
</definitions>`

async function fromDmn({ page, sheet, picture, violations }) {
  await page.goto(`/build/${APP}/decisions`)
  await page.getByRole('button', { name: /导入/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles({ name: 'fees.dmn', mimeType: 'application/xml', buffer: Buffer.from(MODEL) })
  await dialog.locator('.lq-loss li', { hasText: 'Twice' }).waitFor()
  await picture(page, 'decision-import-dmn')
  assert.deepEqual(await violations(page), [])
  await dialog.getByRole('button', { name: '存为 1 份草稿' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: /Fee of a transfer/ }).click()
  await sheet.rows.first().waitFor()
  assert.deepEqual((await sheet.read(0)).slice(0, 2), ['> 5', '1'])
  await page.goto(`/build/${APP}/decisions`)
  await withoutDraft(page, APP, 'fee_of_a_transfer')
}

/** The chapters in order. */
export const chapters = {
  'a workbook is shown with its wrong cells, and its rows are taken over': fromExcel,
  'a table goes out as a workbook and comes back the same; as a model with its losses told': toFiles,
  'a model becomes drafts, and what stays behind is listed': fromDmn,
}
