import assert from 'node:assert/strict'
import { ask } from './changing.mjs'

const label = (zh, en) => ({ zh, en })
const DEFINITIONS = {
  option_set: { kind: 'option_set', schema: 1, name: 'grade', label: label('等级', 'Grade'), ranked: true, options: [['low', '低'], ['middle', '中'], ['upper', '中高'], ['high', '高']].map(([code, zh]) => ({ code, label: label(zh, code) })) },
  form: { kind: 'form', schema: 1, name: 'case', label: label('案件', 'Case'), layout: [], fields: [{ name: 'grade', type: 'choice', label: label('等级', 'Grade'), options: { set: 'grade' } }] },
  view: { kind: 'view', schema: 2, name: 'serious', label: label('严重案件', 'Serious cases'), form: 'case', as: 'table', columns: ['grade'], filter: 'grade at least "middle"', sort: [] },
}

/** An app of its own with a ranked set, a form that draws on it and a list that goes by its ranks. */
async function begin(page) {
  const app = `options_${Date.now().toString(36)}`
  assert.equal((await ask(page, 'POST', '/api/apps', { label: label('选项试验', 'Options'), app })).status, 201)
  for (const [kind, body] of Object.entries(DEFINITIONS)) {
    const saved = await ask(page, 'PUT', `/api/apps/${app}/definitions/${kind}/${body.name}/draft`, body, { 'If-None-Match': '*' })
    assert.equal(saved.status, 200, JSON.stringify(saved.json))
  }
  await publish(page, app)
  return app
}

async function publish(page, app) {
  const done = await ask(page, 'POST', `/api/apps/${app}/publish`, { note: '' })
  assert.equal(done.status, 201, JSON.stringify(done.json))
}

export async function merge({ page, base, picture, violations }) {
  const app = await begin(page)
  await page.goto(`${base}/build/${app}/option_set/grade`)
  await page.getByRole('button', { name: '把“中高”合并到其他选项' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('0 条记录选了它').waitFor()
  await dialog.getByLabel('选择要并入的选项').click({ force: true })
  await page.locator('.ant-select-item-option', { hasText: /^高$/ }).click()
  await picture(page, 'option-merge')
  assert.deepEqual(await violations(page), [])
  await dialog.getByRole('button', { name: '合并', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('已并入“高”').waitFor()
  const draft = await drafted(page, app, (body) => body.options.some(({ merged_into: into }) => into === 'high'))
  const [low, middle, ...rest] = draft.body.options
  const put = await ask(page, 'PUT', `/api/apps/${app}/definitions/option_set/grade/draft`, { ...draft.body, options: [middle, low, ...rest] }, { 'If-Match': `"${draft.revision}"` })
  assert.equal(put.status, 200, JSON.stringify(put.json))
  await page.goto(`${base}/build/${app}/option_set/grade`)
  await page.getByText('改变高低顺序会影响').waitFor()
  await page.getByText('新符合：低').waitFor()
  await picture(page, 'option-effects')
  assert.deepEqual(await violations(page), [])
  await publish(page, app)
  await page.goto(`${base}/build/${app}/option_set/grade`)
  await page.getByText('已改 0 条').waitFor()
  await page.getByText('已并入“高”').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByText('已改 0 条').waitFor()
  await picture(page, 'option-effects-390')
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)) <= 0, 'nothing reaches beyond the window')
  await page.setViewportSize({ width: 1360, height: 860 })
}

/** The draft once it has been saved as wanted. */
async function drafted(page, app, wanted) {
  for (let tries = 0; tries < 60; tries += 1) {
    const { json } = await ask(page, 'GET', `/api/apps/${app}/definitions/option_set/grade/draft`)
    if (wanted(json.body)) return json
    await page.waitForTimeout(500)
  }
  throw new Error('the draft was not saved')
}

export async function held({ page, base, picture }) {
  await page.goto(`${base}/build/bank_base/option_set/customer_level`)
  await page.getByRole('button', { name: '把“贵宾”合并到其他选项' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/[1-9]\d* 条记录选了它/).waitFor()
  await dialog.getByText(/处条件或定义里写着它/).waitFor()
  await picture(page, 'option-merge-held')
  await dialog.getByRole('button', { name: '取消', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}
