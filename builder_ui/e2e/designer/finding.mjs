import assert from 'node:assert/strict'
import { ask } from '../portal/api.mjs'
import { speak } from './names.mjs'

const field = (name, zh, type, more = {}) => ({ name, type, label: { zh, en: name }, ...more })
const wide = { width: 1360, height: 860 }
const phone = { width: 390, height: 844 }

/** A form with a remark nobody searches yet, published, and who may use it. */
async function begin({ page, enter, password }, app) {
  assert.equal((await ask(page, 'POST', '/api/apps', { label: { zh: '走访记录', en: 'Visits' }, app })).status, 201)
  const fields = [field('customer', '走访对象', 'text'), field('remark', '走访情况', 'long_text'), field('mobile', '联系手机', 'phone'), field('amount', '意向金额', 'money', { options: { currency: 'CNY' } })]
  const form = { kind: 'form', schema: 1, name: 'visit', label: { zh: '走访登记', en: 'Visit' }, title_field: 'customer', fields, layout: [] }
  const grant = { form: 'visit', actions: { read: true, create: true, update: true }, fields: [{ field: '*', see: 'clear', write: 'always' }] }
  const role = { kind: 'role', schema: 1, name: 'visitor', label: { zh: '走访人', en: 'Visitor' }, grants: [grant], deny: [] }
  for (const body of [form, role]) {
    const saved = await ask(page, 'PUT', `/api/apps/${app}/definitions/${body.kind}/${body.name}/draft`, body, { 'If-None-Match': '*' })
    assert.equal(saved.status, 200, JSON.stringify(saved.body))
  }
  const security = await enter('secadmin', password)
  const person = (await ask(security, 'GET', '/api/people?q=builder')).body.items.find(({ login }) => login === 'builder').id
  await publish(page, app)
  assert.equal((await ask(security, 'POST', '/api/roles/holders', { app, role: 'visitor', person })).status, 201)
  await security.context().close()
}

async function publish(page, app) {
  await page.goto(`/build/${app}/form/visit`)
  await page.getByRole('button', { name: '发布', exact: true }).click()
  const drawer = page.locator('.lq-publish-drawer')
  await drawer.locator('.lq-changes > li').first().waitFor()
  const told = await drawer.locator('.lq-changes').innerText()
  await drawer.getByRole('button', { name: '确认发布' }).click()
  await drawer.getByText(/已发布，第 \d+ 版/).waitFor({ timeout: 60_000 })
  return told
}

/** Open the search from the keyboard and type. */
async function search(page, text) {
  await page.goto('/')
  await page.locator('.lq-apps').waitFor()
  await page.keyboard.press('Control+k')
  await page.locator('.lq-palette input').fill(text)
}
const close = async (page) => {
  await page.keyboard.press('Escape')
  await page.locator('.lq-palette').waitFor({ state: 'detached' })
}

/** The switch of a field: on of itself for what records are known by, offered where it can be; what was there before is found once it is on. */
export async function searchable(state) {
  const { page, desk, picture, violations } = state
  const app = `visits_${Date.now().toString(36)}`
  await page.goto('/')
  await begin(state, app)
  const at = `/api/apps/${app}/forms/visit/records`
  const made = await ask(page, 'POST', at, { values: { customer: '南湖茶庄', remark: '老板想把铺面翻新，问了装修贷', mobile: '13812347788' } })
  assert.equal(made.status, 201, JSON.stringify(made.body))

  await search(page, '南湖茶')
  await page.locator('.lq-palette [role="option"]', { hasText: '南湖茶庄' }).first().waitFor()
  await page.locator('.lq-palette input').fill('装修贷')
  await page.getByText('没有找到“装修贷”').waitFor()
  await close(page)

  await page.goto(`/build/${app}/form/visit`)
  const turned = (on) => desk.inspector.getByRole('switch', { name: '可搜索', checked: on })
  await desk.cell('customer').waitFor()
  await desk.select('customer')
  await turned(true).waitFor()
  await desk.select('amount')
  await desk.property('name').waitFor()
  await desk.inspector.getByRole('switch', { name: '可搜索' }).waitFor({ state: 'detached' })
  for (const name of ['remark', 'mobile']) {
    await desk.select(name)
    await turned(false).waitFor()
    await desk.toggle('可搜索')
    await turned(true).waitFor()
  }
  await desk.inspector.getByRole('switch', { name: '可搜索' }).hover()
  await page.getByText('按末四位以上数字找到记录').waitFor()
  await picture(page, 'searchable-switch')
  await desk.settled()
  assert.deepEqual(await violations(page), [])
  const told = await publish(page, app)
  assert.ok(told.includes('走访情况') && told.includes('联系手机'), `the change is told: ${told}`)
  await picture(page, 'searchable-publish')

  await search(page, '装修贷')
  await page.locator('.lq-palette mark', { hasText: '装修贷' }).first().waitFor()
  await picture(page, 'searchable-found')
  await page.locator('.lq-palette input').fill('7788')
  await page.locator('.lq-palette mark', { hasText: '7788' }).first().waitFor()
  await close(page)

  await speak(page, 'en')
  await page.setViewportSize(phone)
  await page.goto('/')
  await page.locator('.lq-top').getByRole('button', { name: 'Search (Ctrl K or /)' }).click()
  await page.locator('.lq-palette input').fill('装修贷')
  await page.locator('.lq-palette mark', { hasText: '装修贷' }).first().waitFor()
  await picture(page, 'searchable-found-390-en')
  assert.deepEqual(await violations(page), [])
  await page.locator('.lq-palette input').fill('nobody at all')
  await page.locator('.lq-palette [role="status"]').waitFor()
  await picture(page, 'searchable-none-390-en')
  await page.getByRole('button', { name: 'Close' }).click()
  await page.locator('.lq-palette').waitFor({ state: 'detached' })
  await speak(page, 'zh')
  await page.setViewportSize(wide)
}
