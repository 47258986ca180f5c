import assert from 'node:assert/strict'
import { ask as asked } from '../portal/api.mjs'
import { overflow } from './world.mjs'

const label = (zh, en) => ({ zh, en })
const COLUMN = { name: 'of', type: 'choice', label: label('种类', 'Kind'), options: { set: 'grade' } }
const SOURCE = {
  option_set: { kind: 'option_set', schema: 1, name: 'grade', label: label('等级', 'Grade'), options: [['low', '低'], ['high', '高']].map(([code, zh]) => ({ code, label: label(zh, code) })) },
  form: {
    kind: 'form', schema: 1, name: 'case', label: label('案件', 'Case'),
    fields: [
      { name: 'grade', type: 'choice', label: label('等级', 'Grade'), options: { set: 'grade' } },
      { name: 'reason', type: 'long_text', label: label('原因', 'Reason'), visible_if: 'amount > 100' },
      { name: 'items', type: 'table', label: label('明细', 'Items'), fields: [COLUMN] },
      { name: 'amount', type: 'money', label: label('金额', 'Amount') },
    ],
    layout: [
      { block: 'section', label: label('情况', 'Facts'), children: ['grade', 'reason', 'items'].map((field) => ({ field, width: 24 })) },
      { block: 'section', label: label('其他', 'Others'), children: [{ field: 'amount', width: 12 }] },
    ],
  },
}
const TARGET = { kind: 'form', schema: 1, name: 'case', label: label('另一张表', 'Another'), fields: [{ name: 'title', type: 'text', label: label('标题', 'Title') }], layout: [{ block: 'section', label: label('基本', 'Basics'), children: [{ field: 'title', width: 12 }] }] }

const ask = async (...question) => {
  const { status, body } = await asked(...question)
  return { status, json: body }
}

async function app(page, name, definitions) {
  const own = `${name}_${Date.now().toString(36)}`
  assert.equal((await ask(page, 'POST', '/api/apps', { label: label('试验', 'Trial'), app: own })).status, 201)
  for (const [kind, body] of Object.entries(definitions)) {
    const saved = await ask(page, 'PUT', `/api/apps/${own}/definitions/${kind}/${body.name}/draft`, body, { 'If-None-Match': '*' })
    assert.equal(saved.status, 200, JSON.stringify(saved.json))
  }
  return own
}

const draft = (page, own) => ask(page, 'GET', `/api/apps/${own}/definitions/form/case/draft`).then(({ json }) => json)

/** A whole section goes to a form of another app; what it names and the other app does not have is told and mended. */
export async function acrossApps({ page, base, desk, picture, violations }) {
  const from = await app(page, 'carry_from', SOURCE)
  const to = await app(page, 'carry_to', { form: TARGET })
  await page.goto(`${base}/build/${from}/form/case`)
  await page.locator('.lq-sec-head .hit', { hasText: '情况' }).click()
  await page.getByRole('button', { name: '分组：复制、剪切、粘贴' }).click()
  await page.getByRole('menuitem', { name: '复制', exact: false }).filter({ hasText: 'Ctrl+C' }).click()
  await page.getByText('已复制 3 个字段').waitFor()

  await page.goto(`${base}/build/${to}/form/case`)
  await desk.select('title')
  await page.keyboard.press('Control+v')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('已粘贴 3 个字段').waitFor()
  await dialog.getByText(`选项集 grade 属于应用 ${from}`).waitFor()
  await picture(page, 'carry-outcome')
  assert.deepEqual(await violations(page), [])
  await dialog.getByRole('button', { name: '复制到本应用' }).click()
  await dialog.getByText('选项集已复制到本应用，名为 grade').waitFor()
  await dialog.getByRole('button', { name: '知道了' }).click()
  await dialog.waitFor({ state: 'detached' })
  assert.deepEqual(await desk.order(), [['title'], ['grade', 'reason', 'items']])
  await desk.settled()

  const { body, problems } = await draft(page, to)
  assert.deepEqual([body.fields[1].options.set, body.fields[3].fields[0].options.set], ['grade', 'grade'])
  assert.equal(body.fields[2].visible_if, 'amount > 100', 'a condition about a field that is not here is kept')
  assert.ok(problems.some(({ path }) => path.startsWith('/fields/2/visible_if')), 'and is a problem')
  const theirs = (await draft(page, from)).body.fields.flatMap((field) => [field.uid, ...(field.fields ?? []).map(({ uid }) => uid)])
  const ours = body.fields.flatMap((field) => [field.uid, ...(field.fields ?? []).map(({ uid }) => uid)])
  assert.deepEqual(ours.filter((uid) => theirs.includes(uid)), [], 'every identity is new')
}

/** Several fields together, cut and pasted back into their own form, stay the fields they were. */
export async function together({ page, base, desk, picture, violations }) {
  const own = await app(page, 'together', SOURCE)
  await page.goto(`${base}/build/${own}/form/case`)
  const before = (await draft(page, own)).body.fields
  await desk.cell('grade').locator('.hit').click()
  await desk.cell('reason').locator('.hit').click({ modifiers: ['Control'] })
  await page.getByRole('heading', { name: '已选 2 项' }).waitFor()
  await picture(page, 'carry-several')
  assert.deepEqual(await violations(page), [])
  await page.keyboard.press('Control+x')
  await desk.cell('grade').waitFor({ state: 'detached' })
  await desk.select('amount')
  await page.getByRole('button', { name: '粘贴', exact: true }).click()
  await desk.cell('grade').waitFor()
  assert.deepEqual(await desk.order(), [['items'], ['amount', 'grade', 'reason']])
  await desk.settled()
  const after = (await draft(page, own)).body.fields
  const uid = (fields, name) => fields.find((each) => each.name === name)?.uid
  for (const name of ['grade', 'reason']) assert.equal(uid(after, name), uid(before, name), `${name} is the same field`)

  await desk.select('amount')
  await page.evaluate(() => window.navigator.clipboard.writeText('{"langqiao/form-parts":1,"from":{"app":"x","form":"y"},"fields":[{"field":{"name":"<img src=x onerror=alert(1)>"}}]}'))
  await page.keyboard.press('Control+v')
  await page.evaluate(() => window.navigator.clipboard.writeText('<script>alert(1)</script>'))
  await page.keyboard.press('Control+v')
  assert.deepEqual(await desk.order(), [['items'], ['amount', 'grade', 'reason']], 'other text is not pasted')
}

/** A sheet becomes a form: columns are looked over, their types and options changed, before anything is made. */
export async function fromSheet({ page, base, desk, picture, violations }) {
  const own = await app(page, 'from_sheet', {})
  await page.goto(`${base}/build/${own}`)
  await page.getByRole('button', { name: '从 Excel 新建表单' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('表单名称').fill('客户清单')
  const rows = Array.from({ length: 6 }, (_, at) => `客户${at}\t1380013800${at}\t${at + 1},000.00\t2026-03-0${at + 1}\t${at % 2 ? '贵宾' : '普通'}`)
  await dialog.locator('textarea').first().fill(['客户名称*\t联系电话\t贷款金额\t到期日\t级别', ...rows].join('\n'))
  await dialog.getByRole('button', { name: '识别列' }).click()
  await dialog.getByLabel('客户名称 的名称').waitFor()
  assert.equal(await dialog.getByLabel('客户名称 的技术名').inputValue(), 'ke_hu_ming_cheng')
  await picture(page, 'sheet-columns')
  assert.deepEqual(await violations(page), [])
  await dialog.getByLabel('贷款金额 的技术名').fill('amount')
  await dialog.getByLabel('添加列 到期日').uncheck()
  await dialog.getByRole('button', { name: '创建表单' }).click()
  await page.waitForURL('**/form/form')
  await desk.cell('amount').waitFor()
  assert.deepEqual(await desk.order(), [['ke_hu_ming_cheng', 'lian_xi_dian_hua', 'amount', 'ji_bie']])
  const { json } = await ask(page, 'GET', `/api/apps/${own}/definitions/form/form/draft`)
  assert.deepEqual(json.body.fields.map(({ type, required }) => [type, required ?? false]), [['text', true], ['phone', false], ['money', false], ['choice', false]])
  assert.deepEqual(json.problems.filter(({ severity }) => severity === 'error'), [])
  const set = (await ask(page, 'GET', `/api/apps/${own}/definitions/option_set/ji_bie/draft`)).json
  assert.deepEqual(set.body.options.map(({ code, label: text }) => [code, text.zh]), [['pu_tong', '普通'], ['gui_bin', '贵宾']])

  // a file that is none is told, and the dialog stays
  await page.getByRole('button', { name: '从 Excel 生成字段' }).click()
  await dialog.locator('input[type="file"]').setInputFiles({ name: 'broken.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK no workbook') })
  await dialog.getByRole('alert').waitFor()
  await picture(page, 'sheet-broken')
  await dialog.getByRole('button', { name: '取消' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** A sub-table is added, gets its columns by click and by keyboard, and is filled in where the form is tried out. */
export async function subTable({ page, base, desk, picture, violations }) {
  const own = await app(page, 'rows', { form: TARGET })
  await page.goto(`${base}/build/${own}/form/case`)
  await desk.select('title')
  await desk.add('table')
  await desk.cell('table').waitFor()
  const columns = desk.property('fields')
  await page.getByRole('button', { name: '内容', exact: true }).focus()
  await page.keyboard.press('Enter')
  await desk.inspector.getByLabel('名称 中文').nth(1).fill('品名')
  const add = desk.inspector.getByRole('button', { name: '添加列' })
  for (const [zh, name, type] of [['数量', 'pieces', '整数'], ['单价', 'price', '小数'], ['小计', 'amount', '小数']]) {
    await add.focus()
    await page.keyboard.press('Enter')
    const open = columns.locator('li', { has: page.locator('.lq-column-body') })
    await open.getByLabel('名称 中文').fill(zh)
    await open.getByLabel('技术名').fill(name)
    await open.getByLabel('技术名').press('Tab')
    await open.locator('[data-property$=".type"] .ant-select').click()
    await page.keyboard.type(type)
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: new RegExp(`^${type}$`) }).click()
  }
  await desk.inspector.getByRole('button', { name: '上移列“小计”' }).click()
  await desk.inspector.getByRole('button', { name: '下移列“小计”' }).click()
  await desk.settled()
  await picture(page, 'rows-designer')
  assert.deepEqual(await violations(page), [])
  const { body, problems } = await draft(page, own)
  const table = body.fields.find(({ type }) => type === 'table')
  assert.deepEqual(table.fields.map(({ name, type }) => [name, type]), [['content', 'text'], ['pieces', 'integer'], ['price', 'decimal'], ['amount', 'decimal']])
  assert.deepEqual(problems.filter(({ severity }) => severity === 'error'), [])

  await page.getByRole('button', { name: '预览' }).click()
  const preview = page.locator('.lq-preview')
  await preview.getByRole('button', { name: '添加一行' }).first().click()
  await preview.locator('[role="grid"]').first().waitFor()
  await picture(page, 'rows-preview')
  await page.keyboard.press('Escape')
  const done = await ask(page, 'POST', `/api/apps/${own}/publish`, { note: '' })
  assert.equal(done.status, 201, JSON.stringify(done.json))
  assert.ok((await overflow(page)) <= 0)
}
