import assert from 'node:assert/strict'

/** A request as the page's own, with its session. */
export const ask = (page, method, where, body, headers = {}) =>
  page.evaluate(async ([how, at, sent, more]) => {
    const { csrf_token: token } = await (await fetch('/api/session')).json()
    const answer = await fetch(at, { method: how, headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': token, ...more }, body: sent === undefined ? undefined : JSON.stringify(sent) })
    return { status: answer.status, json: answer.status === 204 ? null : await answer.json() }
  }, [method, where, body, headers])

const field = (name, zh, more = {}) => ({ name, type: 'text', label: { zh, en: name }, ...more })

/** An app of its own with a published form, so that nothing hangs on what chapters before have left. */
async function begin(page, base) {
  const app = `change_${Date.now().toString(36)}`
  const made = await ask(page, 'POST', '/api/apps', { label: { zh: '变更试验', en: 'Change' }, app })
  assert.equal(made.status, 201, JSON.stringify(made.json))
  const form = { kind: 'form', schema: 1, name: 'claim', label: { zh: '理赔', en: 'Claim' }, fields: [field('title', '标题'), field('amount', '金额'), field('note', '备注')], layout: [] }
  const saved = await ask(page, 'PUT', `/api/apps/${app}/definitions/form/claim/draft`, form, { 'If-None-Match': '*' })
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
  const published = await ask(page, 'POST', `/api/apps/${app}/publish`, { note: '第一版' })
  assert.equal(published.status, 201, JSON.stringify(published.json))
  await page.goto(`${base}/build/${app}/form/claim`)
  await page.locator('.lq-cell').first().waitFor()
  return app
}

const publish = async (page, app, note) => {
  const done = await ask(page, 'POST', `/api/apps/${app}/publish`, { note })
  assert.equal(done.status, 201, JSON.stringify(done.json))
}

export async function changeType(state) {
  const { page, base, desk, picture, violations } = state
  const app = (state.changing = await begin(page, base))
  await desk.select('amount')
  await desk.property('type').getByRole('button', { name: '更改类型…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('选择新类型').click({ force: true })
  await page.locator('.ant-select-item-option', { hasText: '小数' }).click()
  await dialog.getByText('可以换算').waitFor()
  await picture(page, 'change-type')
  assert.deepEqual(await violations(page), [])
  await dialog.getByRole('button', { name: '更改类型', exact: true }).click()
  await desk.property('type').getByText('小数', { exact: true }).waitFor()
  await desk.settled()
  await publish(page, app, '金额改为小数')
  const live = await ask(page, 'GET', `/api/apps/${app}/definitions/form/claim/draft`)
  assert.equal(live.json.body.fields.find(({ name }) => name === 'amount').type, 'decimal')
}

export async function goneFields({ page, base, desk, picture, violations, changing }) {
  await page.goto(`${base}/build/${changing}/form/claim`)
  await desk.cell('note').waitFor()
  await desk.select('note')
  await page.keyboard.press('Delete')
  await desk.cell('note').waitFor({ state: 'detached' })
  await desk.settled()
  await publish(page, changing, '停用备注')
  await page.goto(`${base}/build/${changing}/form/claim`)
  await desk.cell('title').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '查看并恢复' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('备注').waitFor()
  await picture(page, 'gone-fields')
  assert.deepEqual(await violations(page), [])
  await drawer.getByRole('button', { name: '恢复“备注”' }).click()
  await desk.cell('note').waitFor()
  await desk.settled()
  await publish(page, changing, '恢复备注')
}

export async function goneForms({ page, base, picture, violations, changing }) {
  const spare = { kind: 'form', schema: 1, name: 'spare', label: { zh: '备用表', en: 'Spare' }, fields: [field('title', '标题')], layout: [] }
  await ask(page, 'PUT', `/api/apps/${changing}/definitions/form/spare/draft`, spare, { 'If-None-Match': '*' })
  await publish(page, changing, '加一张表')
  await ask(page, 'POST', `/api/apps/${changing}/definitions/form/spare/remove`)
  await publish(page, changing, '移除它')
  await page.goto(`${base}/build/${changing}/forms`)
  await page.getByRole('button', { name: '回收站' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('备用表').waitFor()
  await picture(page, 'gone-forms')
  assert.deepEqual(await violations(page), [])
  await drawer.getByRole('button', { name: '恢复“备用表”' }).click()
  await page.waitForURL(`**/build/${changing}/form/spare`)
}

export async function compare({ page, base, picture, violations, changing }) {
  await page.goto(`${base}/build/${changing}/releases`)
  const card = page.locator('.lq-compare')
  await card.waitFor()
  for (const [which, number] of [['从', 1], ['到', 3]]) {
    await card.getByLabel(which, { exact: true }).click({ force: true })
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: new RegExp(`第 ?${number} ?版`) }).click()
  }
  await card.getByText('备注').first().waitFor()
  await picture(page, 'compare-releases')
  assert.deepEqual(await violations(page), [])
}
