import assert from 'node:assert/strict'
import { ask } from './changing.mjs'

const ROWS = 4000
const field = (name, zh, type = 'text') => ({ name, type, label: { zh, en: name }, options: {} })

/** Bring rows in as a file, as anybody would. */
async function bring(page, app, rows) {
  const at = `/api/apps/${app}/forms/visit`
  const found = await page.evaluate(async ([where, text]) => {
    const { csrf_token: token } = await (await fetch('/api/session')).json()
    const answer = await fetch(`${where}/import?name=visits.csv&dry_run=false`, { method: 'POST', headers: { 'X-CSRF-Token': token, 'Content-Type': 'application/octet-stream' }, body: text })
    return { status: answer.status, json: await answer.json() }
  }, [at, rows])
  assert.equal(found.status, 201, JSON.stringify(found.json))
  let batch = found.json
  while (['reading', 'checking', 'importing'].includes(batch.state)) {
    await page.waitForTimeout(200)
    batch = (await ask(page, 'GET', `${at}/imports/${batch.id}`)).json
  }
  assert.deepEqual([batch.state, batch.written ?? batch.counts?.written ?? ROWS], ['done', ROWS], JSON.stringify(batch))
}

/** An app of its own with some thousand visits, which the builder reads. */
async function begin({ page, base, enter, password }) {
  const app = `speed_${Date.now().toString(36)}`
  const put = async (kind, body) => {
    const saved = await ask(page, 'PUT', `/api/apps/${app}/definitions/${kind}/${body.name}/draft`, { kind, schema: kind === 'view' ? 2 : 1, ...body }, { 'If-None-Match': '*' })
    assert.equal(saved.status, 200, JSON.stringify(saved.json))
  }
  const made = await ask(page, 'POST', '/api/apps', { label: { zh: '拜访登记', en: 'Visits' }, app })
  assert.equal(made.status, 201, JSON.stringify(made.json))
  await put('form', { name: 'visit', label: { zh: '拜访', en: 'Visit' }, fields: [field('subject', '主题'), field('state', '状态'), field('amount', '金额', 'integer')], layout: [], title_field: 'subject' })
  await put('view', { name: 'open', label: { zh: '待办拜访', en: 'Open visits' }, form: 'visit', as: 'table', columns: ['subject', 'state', 'amount'], filter: 'state = "s7"', sort: ['-amount'] })
  await put('role', { name: 'all', label: { zh: '全部', en: 'All' }, grants: [{ form: 'visit', actions: { read: true, create: true, import: true }, fields: [{ field: '*', see: 'clear', write: 'always' }] }], deny: [] })
  const published = await ask(page, 'POST', `/api/apps/${app}/publish`, { note: '第一版' })
  assert.equal(published.status, 201, JSON.stringify(published.json))
  const security = await enter('secadmin', password)
  const { json: found } = await ask(security, 'GET', '/api/people?q=builder')
  const given = await ask(security, 'POST', '/api/roles/holders', { app, role: 'all', person: found.items[0].id })
  assert.equal(given.status, 201, JSON.stringify(given.json))
  await security.context().close()
  const rows = Array.from({ length: ROWS }, (_, at) => `拜访${at},s${at % 160},${(at * 7919) % 10007}`)
  await bring(page, app, ['主题,状态,金额', ...rows].join('\n'))
  await page.goto(`${base}/app/${app}/list/open`)
  await page.locator('.lq-row').first().waitFor()
  return app
}

export async function slowList(state) {
  const { page, base, picture, violations } = state
  const app = (state.speeding = await begin(state))
  const speed = `${base}/build/${app}/speed`
  const card = page.locator('.lq-speed li', { hasText: '待办拜访' })
  for (let tries = 0; tries < 30; tries += 1) {
    await page.goto(speed)
    await page.getByRole('heading', { name: '列表速度', exact: true }).waitFor()
    if (await card.count()) break
    await page.waitForTimeout(1000) // what is noticed is written every few seconds
  }
  await card.getByText('按「状态」查找，按「金额」从大到小排列').waitFor()
  await picture(page, 'speed-proposal')
  assert.deepEqual(await violations(page), [])
  await card.getByRole('button', { name: '建立索引' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.ant-modal-confirm-title', { hasText: '为“拜访”建立索引？' }).waitFor()
  await picture(page, 'speed-confirm')
  await dialog.getByRole('button', { name: '建立索引' }).click()
  await dialog.waitFor({ state: 'detached' })
  await card.getByText('已为它建立索引，见下方。').waitFor()
  const index = page.locator('.lq-speed li', { hasText: '按「状态」查找' }).last()
  await index.getByText('在用', { exact: true }).waitFor()
  await page.goto(`${base}/app/${app}/list/open`)
  await page.locator('.lq-row').first().waitFor()
  for (let tries = 0; tries < 30; tries += 1) {
    await page.goto(speed)
    await index.getByText('之前').waitFor()
    if (!(await index.getByText('还没有人打开过').count())) break
    await page.waitForTimeout(1000)
  }
  await index.getByText('之后').waitFor()
  await picture(page, 'speed-made')
  assert.deepEqual(await violations(page), [])
  await index.getByRole('button', { name: /^删除索引/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删 除' }).or(page.getByRole('dialog').getByRole('button', { name: '删除', exact: true })).click()
  await page.getByText('还没有为列表建过索引。').waitFor()
}

export async function keptView({ page, base, picture, speeding, enter, login, password, violations }) {
  await page.goto(`${base}/app/${speeding}/list/open?sort=amount`)
  await page.locator('.lq-row').first().waitFor()
  await page.getByRole('button', { name: /视图/ }).first().click()
  await page.getByRole('button', { name: '另存为视图' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('视图名称').fill('金额从小到大')
  await dialog.getByRole('button', { name: /保\s?存/ }).click()
  await dialog.waitFor({ state: 'detached' })
  const hint = page.locator('.ant-notification-notice', { hasText: '建一个索引会快得多' })
  await hint.getByText('按「状态」查找，按「金额」从小到大排列').waitFor()
  await picture(page, 'speed-hint')
  await hint.getByRole('button', { name: '建立索引' }).click()
  await hint.waitFor({ state: 'detached' })
  await page.goto(`${base}/build/${speeding}/speed`)
  await page.locator('.lq-speed li', { hasText: '从小到大排列' }).last().getByText('在用', { exact: true }).waitFor()
  const small = await enter(login, password, { width: 390, height: 844 })
  await small.goto(`${base}/build/${speeding}/speed`)
  await small.locator('.lq-speed li').first().waitFor()
  await picture(small, 'speed-390')
  assert.ok((await small.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)) <= 0)
  assert.deepEqual(await violations(small), [])
  await small.context().close()
}
